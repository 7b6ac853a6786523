using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Lets the variable that was copied hold the copy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2002KeyCopyIgnoredFix() : DocumentFix(Rules.MTLS2002KeyCopyIgnored, MTLS2002KeyCopyIgnoredFix.Title)
{
    internal const string Title = "Keep the certificate with the key";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Variable(Call(diagnostic, model.SyntaxTree.GetRoot(cancellation)), model, cancellation) is not null;

    private static ExpressionSyntax? Call(Diagnostic diagnostic, SyntaxNode root) =>
        (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>())?.Expression;

    /// <summary>The certificate, where it is a variable of this body that may be written.</summary>
    private static IdentifierNameSyntax? Variable(ExpressionSyntax? call, SemanticModel model, CancellationToken cancellation)
    {
        var certificate = call switch
        {
            ConditionalAccessExpressionSyntax access => access.Expression,
            InvocationExpressionSyntax => model.GetOperation(call, cancellation) is IInvocationOperation invocation
                ? (invocation.Instance ?? invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value)?.Syntax
                : null,
            _ => null,
        };
        return certificate is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellation).Symbol switch
        {
            ILocalSymbol { RefKind: RefKind.None, IsUsing: false, IsForEach: false, IsFixed: false } local => IsCertificate(local.Type),
            IParameterSymbol { RefKind: RefKind.None } parameter => IsCertificate(parameter.Type),
            _ => false,
        } ? name : null;

        // The result of "?." does not fit into a variable that is never null.
        bool IsCertificate(ITypeSymbol type) => !(call is ConditionalAccessExpressionSyntax && type.NullableAnnotation == NullableAnnotation.NotAnnotated)
            && SymbolEqualityComparer.Default.Equals(type, KnownSymbols.For(model.Compilation)?.X509Certificate2);
    }

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var call in diagnostics.Select(diagnostic => Call(diagnostic, editor.OriginalRoot)))
        {
            if (Variable(call, editor.SemanticModel, cancellation) is { } variable)
            {
                editor.ReplaceNode(call!, SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, variable.WithoutTrivia(), call!.WithoutTrivia())
                    .WithTriviaFrom(call!).WithAdditionalAnnotations(Formatter.Annotation));
            }
        }

        return editor.GetChangedDocument();
    }
}
