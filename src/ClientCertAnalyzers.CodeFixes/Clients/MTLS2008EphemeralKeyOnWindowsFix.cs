using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Lets Windows have the key: through PKCS#12, or without the flag that forbids it. Elsewhere nothing changes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2008EphemeralKeyOnWindowsFix() : DocumentFix(Rules.MTLS2008EphemeralKeyOnWindows, MTLS2008EphemeralKeyOnWindowsFix.Title)
{
    internal const string Title = "Load the key so that Windows can use it";

    private const string Flag = "EphemeralKeySet";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        LoadOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is { } load && (!HasFlags(load) || WithoutFlag(load) is not null);

    private static ExpressionSyntax? LoadOf(Diagnostic diagnostic, SyntaxNode root) =>
        diagnostic.AdditionalLocations is [{ SourceTree: var tree, SourceSpan: var span }] && tree == root.SyntaxTree ? root.FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax : null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        // One certificate may be given to several clients.
        foreach (var load in diagnostics.Select(diagnostic => LoadOf(diagnostic, editor.OriginalRoot)).OfType<ExpressionSyntax>().Distinct().OrderByDescending(load => load.SpanStart))
        {
            if (HasFlags(load))
            {
                if (WithoutFlag(load) is { } without)
                {
                    editor.ReplaceNode(ArgumentsOf(load)!, without);
                }

                continue;
            }

            var export = $"{load.WithoutTrivia()}.Export(X509ContentType.Pkcs12)";
            var again = CodeTemplate.Expression(
                symbols.X509CertificateLoader is null ? $"new X509Certificate2({export})" : $"X509CertificateLoader.LoadPkcs12({export}, null)",
                symbols.X509CertificateLoader, symbols.X509ContentType, symbols.X509Certificate2);
            editor.ReplaceNode(load, again.WithTriviaFrom(load).WithAdditionalAnnotations(Formatter.Annotation));
        }

        return editor.GetChangedDocument();
    }

    private static BaseArgumentListSyntax? ArgumentsOf(ExpressionSyntax load) => load switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };

    private static bool HasFlags(ExpressionSyntax load) => load is BaseObjectCreationExpressionSyntax
        || load is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && name.StartsWith("LoadPkcs12", StringComparison.Ordinal)
        || load is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var method } } && method.StartsWith("LoadPkcs12", StringComparison.Ordinal);

    /// <summary>The arguments without the flag; null where it stands in another place.</summary>
    private static ArgumentListSyntax? WithoutFlag(ExpressionSyntax load)
    {
        if (ArgumentsOf(load) is not ArgumentListSyntax list || list.Arguments.FirstOrDefault(argument => argument.DescendantTokens().Any(token => token.ValueText == Flag)) is not { } flags)
        {
            return null;
        }

        if (flags.Expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } or)
        {
            return IsFlag(or.Right) ? list.ReplaceNode(or, or.Left.WithoutTrailingTrivia()) : IsFlag(or.Left) ? list.ReplaceNode(or, or.Right.WithTriviaFrom(or)) : null;
        }

        return IsFlag(flags.Expression) && (flags == list.Arguments.Last() || list.Arguments.Last().NameColon is not null) ? list.WithArguments(list.Arguments.Remove(flags)) : null;
    }

    private static bool IsFlag(ExpressionSyntax flag) => flag is IdentifierNameSyntax { Identifier.ValueText: Flag } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: Flag };
}
