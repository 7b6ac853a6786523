using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>For peers with certificates of a private CA: trust that CA instead of everybody.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class PrivateCaFix() : CallbackFix(
    [Rules.MTLS3001ClientValidationDisabled, Rules.MTLS3002ServerValidationDisabled, Rules.MTLS3004CallbackAcceptsErrors],
    (Title, Edit),
    (PrivateCaCallback.Title, PrivateCaCallback.Edit))
{
    public const string Title = "Trust a private CA (CertificateChainPolicy)";

    private const string Policy = "CertificateChainPolicy";

    /// <summary>The expression that reads the CA's certificate from a file, whose name only the developer knows.</summary>
    public static string LoadCa(KnownSymbols symbols) => symbols.X509CertificateLoader is null
        ? "new X509Certificate2(\"ca.crt\")"
        : "X509CertificateLoader.LoadCertificateFromFile(\"ca.crt\")";

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (RemoveCallback.AssignmentOf(callback) is not { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
            || assignment.Parent is not (ExpressionStatementSyntax or InitializerExpressionSyntax)
            || callback.Model.GetSymbolInfo(assignment.Left, callback.Cancellation).Symbol is not IPropertySymbol slot
            || slot is not { Name: "RemoteCertificateValidationCallback", ContainingType: var options }
            || !IsOptions(options, callback.Symbols)
            || options.GetMembers(Policy).IsEmpty)
        {
            return null;
        }

        var symbols = callback.Symbols;
        var policy = CodeTemplate.Expression(
            $$"""
            new X509ChainPolicy
            {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Name the file that holds the certificate of your CA.
            CustomTrustStore = { {{LoadCa(symbols)}} },
            // NoCheck fits only a CA without a revocation list; otherwise leave this line out.
            RevocationMode = X509RevocationMode.NoCheck,
            }
            """,
            symbols.X509ChainPolicy,
            symbols.X509ChainTrustMode,
            symbols.X509RevocationMode,
            symbols.X509CertificateLoader,
            symbols.X509Certificate2);
        return edits =>
        {
            edits.Replace(callback.Outer, _ => policy.WithTriviaFrom(callback.Outer).WithAdditionalAnnotations(Formatter.Annotation));
            var name = assignment.Left is MemberAccessExpressionSyntax access ? access.Name : assignment.Left;
            edits.Replace(name, _ => SyntaxFactory.IdentifierName(Policy).WithTriviaFrom(name));
        };
    }

    private static bool IsOptions(INamedTypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.SslClientAuthenticationOptions)
        || SymbolEqualityComparer.Default.Equals(type, symbols.SslServerAuthenticationOptions);
}
