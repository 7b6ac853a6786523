using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>
/// <c>HttpClientHandler</c> has no chain policy, so its callback judges the chain again with the private CA as the only root. The
/// chain it gets carries what the handler knows: the intermediates that the server sent, the purpose, and whether to check revocation.
/// </summary>
internal static class PrivateCaCallback
{
    public const string Title = "Trust a private CA (CustomRootTrust)";

    public static Action<Edits>? Edit(ReportedCallback callback)
    {
        var symbols = callback.Symbols;
        if (RemoveCallback.AssignmentOf(callback) is not { } assignment
            || callback.Model.GetSymbolInfo(assignment.Left, callback.Cancellation).Symbol is not IPropertySymbol slot
            || slot.Name != "ServerCertificateCustomValidationCallback"
            || !SymbolEqualityComparer.Default.Equals(slot.ContainingType, symbols.HttpClientHandler)
            || symbols.X509ChainTrustMode is null)
        {
            return null;
        }

        var (message, certificate, chain, errors) =
            (callback.FreeName("message"), callback.FreeName("certificate"), callback.FreeName("chain"), callback.FreeName("errors"));
        var lambda = CodeTemplate.Expression(
            $$"""
            ({{message}}, {{certificate}}, {{chain}}, {{errors}}) => {
            if (({{errors}} & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || {{certificate}} is null || {{chain}} is null)
            {
            return false;
            }

            // Name the file that holds the certificate of your CA. Revocation follows CheckCertificateRevocationList of the handler.
            {{chain}}.ChainPolicy.CustomTrustStore.Add({{PrivateCaFix.LoadCa(symbols)}});
            {{chain}}.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            return {{chain}}.Build({{certificate}});
            }
            """,
            symbols.SslPolicyErrors,
            symbols.X509ChainTrustMode,
            symbols.X509CertificateLoader,
            symbols.X509Certificate2);
        return edits => edits.Replace(
            callback.Outer, _ => lambda.WithTriviaFrom(callback.Outer).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
