using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Compares the whole name. Whether the certificate's name has more in it than the common name only the developer knows, so there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2010SubjectNameIsSubstringFix : CodeFixProvider
{
    internal const string Title = "Search for the whole name 'CN=...' (finds nothing where the name has more parts)";

    /// <summary>What a name would have to escape, or what says that it is more than a common name.</summary>
    private static readonly char[] Special = [',', '+', '"', '\\', '<', '>', ';', '=', '#'];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS2010SubjectNameIsSubstring.Id);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Search(diagnostic, model, context.CancellationToken) is var (criterion, text, name))
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, criterion, text, name, cancellation)), diagnostic);
            }
        }
    }

    /// <summary>The name of the criterion, the text that is searched for, and the whole name in its place; null where that cannot be told.</summary>
    private static (SimpleNameSyntax Criterion, ExpressionSyntax Text, ExpressionSyntax Name)? Search(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var node = model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return (node is MemberAccessExpressionSyntax access ? access.Name : node) is SimpleNameSyntax criterion
            && node.FirstAncestorOrSelf<ArgumentListSyntax>() is { Arguments: { Count: 3 } arguments }
            && (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "findValue") ?? arguments[1]).Expression is var text
            && NameOf(text, model, cancellation) is { } name
            ? (criterion, text, name)
            : null;
    }

    private static ExpressionSyntax? NameOf(ExpressionSyntax text, SemanticModel model, CancellationToken cancellation)
    {
        if (text is LiteralExpressionSyntax { Token.Value: string literal })
        {
            return literal.StartsWith("CN=", StringComparison.OrdinalIgnoreCase) ? text
                : literal.Length == 0 || literal.IndexOfAny(Special) >= 0 ? null
                : SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("CN=" + literal));
        }

        var isSimple = text is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or InterpolatedStringExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        var operand = isSimple ? text.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(text.WithoutTrivia());
        return model.GetTypeInfo(text, cancellation).Type?.SpecialType == SpecialType.System_String
            ? SyntaxFactory.ParseExpression($"\"CN=\" + {operand}")
            : null;
    }

    private static async Task<Document> FixAsync(Document document, SimpleNameSyntax criterion, ExpressionSyntax text, ExpressionSyntax name, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var whole = criterion.Identifier.ValueText.Replace("Name", "DistinguishedName");
        editor.ReplaceNode(criterion, criterion.WithIdentifier(SyntaxFactory.Identifier(whole).WithTriviaFrom(criterion.Identifier)));
        editor.ReplaceNode(text, name.WithTriviaFrom(text));
        return editor.GetChangedDocument();
    }
}
