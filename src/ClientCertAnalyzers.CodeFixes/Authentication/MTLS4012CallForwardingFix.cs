using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Calls the middleware where the file shows the one place for it: before authentication. Who is trusted then wants a look.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4012CallForwardingFix() : DocumentFix(Rules.MTLS4012ForwardingIncomplete, MTLS4012CallForwardingFix.Title, oneAtATime: true)
{
    internal const string Title = "Call UseCertificateForwarding before UseAuthentication";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        model.SyntaxTree.GetRoot(cancellation).FindToken(diagnostic.Location.SourceSpan.Start).ValueText == ForwardingFacts.Add
        && AuthenticationOf(diagnostic, model, cancellation) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var authentication = AuthenticationOf(diagnostics[0], editor.SemanticModel, cancellation)!;
        var application = ((MemberAccessExpressionSyntax)authentication.Expression).Expression.WithoutTrivia();
        Insertion.Before(authentication, SyntaxFactory.ParseExpression($"{application}.{ForwardingFacts.Use}()"), editor);
        return editor.GetChangedDocument();
    }

    /// <summary>The only call of the file that belongs to the same host, where it is a statement on a variable.</summary>
    private static InvocationExpressionSyntax? AuthenticationOf(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var (symbols, root) = (KnownSymbols.For(model.Compilation)!, model.SyntaxTree.GetRoot(cancellation));
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } registration
            || model.GetOperation(registration, cancellation) is not { } add)
        {
            return null;
        }

        var host = HostArea.Around(add, HostFacts.Of(model.Compilation), cancellation);
        var calls = root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseAuthentication" } && host.Owns(call)).ToList();
        return calls is [{ Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } } only]
            && Insertion.IsPossibleBefore(only)
            && model.GetOperation(only, cancellation) is IInvocationOperation { TargetMethod.ContainingType: var type }
            && SymbolEqualityComparer.Default.Equals(type, symbols.AuthenticationApplications)
                ? only
                : null;
    }
}
