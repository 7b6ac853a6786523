using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>A validation callback that knows the CA it wants, and what it has to do first for that.</summary>
/// <param name="Body">A block, or the expression of a lambda.</param>
/// <param name="Certificate">Its parameter for the certificate.</param>
/// <param name="Chain">The name of its parameter for the chain.</param>
/// <param name="Errors">The name of its parameter for the errors.</param>
/// <param name="Ca">The expression for the certificate of the CA.</param>
internal sealed record CallbackOfCa(SyntaxNode Body, IParameterSymbol Certificate, string Chain, string Errors, string Ca)
{
    public IReadOnlyList<StatementSyntax> Statements(KnownSymbols symbols)
    {
        var missing = Certificate.NullableAnnotation == NullableAnnotation.Annotated ? $" || {Certificate.Name} is null" : "";
        var block = (BlockSyntax)CodeTemplate.Statement(
            $$"""
            {
            if (({{Errors}} & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || {{Chain}} is null{{missing}})
            {
            return false;
            }

            {{Chain}}.ChainPolicy.CustomTrustStore.Add({{Ca}});
            {{Chain}}.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            if (!{{Chain}}.Build({{Certificate.Name}}))
            {
            return false;
            }

            }
            """,
            symbols.SslPolicyErrors,
            symbols.X509ChainTrustMode);
        return [.. block.Statements.Select((statement, index) => (index == block.Statements.Count - 1 ? statement.WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.LineFeed) : statement).WithAdditionalAnnotations(Formatter.Annotation))];
    }
}
