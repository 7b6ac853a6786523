using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>
/// Whose subject is compared with the issuer is the CA that is meant: the chain has to end in it. The chain that TLS gives carries the
/// intermediates that the peer sent, the usage that is asked for, and whether to check revocation.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
// Two comparisons may stand in one callback, and one chain is enough.
internal sealed class MTLS6001PrivateCaFix() : DocumentFix(Rules.MTLS6001NameDecidesTrust, MTLS6001PrivateCaFix.Title, oneAtATime: true)
{
    internal const string Title = "Build the chain up to that CA (CustomRootTrust)";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) => Find(diagnostic, model, cancellation) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var callback in diagnostics.Select(diagnostic => Find(diagnostic, editor.SemanticModel, cancellation)).OfType<CallbackOfCa>())
        {
            var first = callback.Statements(KnownSymbols.For(editor.SemanticModel.Compilation)!);
            if (callback.Body is BlockSyntax block)
            {
                editor.ReplaceNode(block, block.WithStatements(block.Statements.InsertRange(0, first)));
            }
            else if (callback.Body is ExpressionSyntax { Parent: LambdaExpressionSyntax lambda } value)
            {
                var body = SyntaxFactory.Block(first.Append(SyntaxFactory.ReturnStatement(value.WithoutTrivia())));
                editor.ReplaceNode(lambda, lambda.WithExpressionBody(null).WithBlock(body).WithTriviaFrom(lambda).WithAdditionalAnnotations(Formatter.Annotation));
            }
        }

        return editor.GetChangedDocument();
    }

    /// <summary>Null for other comparisons, and where the callback has something of its own to do with the chain or the errors.</summary>
    private static CallbackOfCa? Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (KnownSymbols.For(model.Compilation) is not { X509ChainTrustMode: not null } symbols
            || model.GetOperation(model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), cancellation) is not { } comparison
            || comparison.DescendantsAndSelf().Select(part => CertificatePart.Of(part, symbols)).OfType<CertificatePart>().OrderBy(part => part.Part).ToList() is not
                [{ Part: IdentityPart.Issuer, Certificate: IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol function } certificate } }, { Part: IdentityPart.Subject, Certificate: { } ca }]
            || !SymbolEqualityComparer.Default.Equals(certificate.Type, symbols.X509Certificate2) || ca.Type?.Is(symbols.X509Certificate2) is not true
            || ObjectPath.Of(ca) is not { } path || path.Root is IParameterSymbol { ContainingSymbol: IMethodSymbol other } && SymbolEqualityComparer.Default.Equals(other, function)
            || function.Parameters is not [.., { Name: not "_" } chain, { Name: not "_" } errors]
            || !SymbolEqualityComparer.Default.Equals(chain.Type, symbols.X509Chain) || !SymbolEqualityComparer.Default.Equals(errors.Type, symbols.SslPolicyErrors)
            || BodyOf(function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)) is not { } body || body.SyntaxTree != model.SyntaxTree
            || path.Root is ILocalSymbol local && local.DeclaringSyntaxReferences.Any(declaration => body.Span.Contains(declaration.Span))
            || body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == chain.Name || name.Identifier.ValueText == errors.Name))
        {
            return null;
        }

        return new(body, certificate, chain.Name, errors.Name, ca.Syntax.ToString());
    }

    private static SyntaxNode? BodyOf(SyntaxNode? function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        LocalFunctionStatementSyntax local => local.Body,
        MethodDeclarationSyntax method => method.Body,
        _ => null,
    };
}
