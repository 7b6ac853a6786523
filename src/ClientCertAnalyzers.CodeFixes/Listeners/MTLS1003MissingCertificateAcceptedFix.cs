using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>One at a time: clients without a certificate that got in so far stay out, which somebody should know.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1003MissingCertificateAcceptedFix() : CallbackFix([Rules.MTLS1003MissingCertificateAccepted], (Title, Edit))
{
    public const string Title = "Reject a missing certificate";

    public override FixAllProvider? GetFixAllProvider() => null;

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (callback.Function is not { } function
            || function.Symbol.Parameters.FirstOrDefault(parameter => IsCertificate(parameter.Type, callback.Symbols)) is not { } parameter
            || ParameterAccess.To(parameter, "certificate", function, callback) is not { } certificate)
        {
            return null;
        }

        var rejection = CodeTemplate.Statement(
                $$"""
                if ({{certificate.Name}} is null)
                {
                return false;
                }
                """)
            .WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.LineFeed);
        var hasNot = ((CSharpParseOptions)function.Node.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;
        var condition = CodeTemplate.Expression(certificate.Name + (hasNot ? " is not null" : " != null"));
        return edits =>
        {
            FirstCheck.Insert(function.Body, rejection, condition, edits);
            certificate.Declare(edits);
        };
    }

    private static bool IsCertificate(ITypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate) || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2);
}
