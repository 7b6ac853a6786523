using System.Collections.Immutable;
using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Forwards only where the handshake has shown no certificate. Which proxies to believe there is still to be said, so each one wants a look.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4016HeaderOverridesTlsFix() : DocumentFix(Rules.MTLS4016HeaderOverridesTls, MTLS4016HeaderOverridesTlsFix.Title, oneAtATime: true)
{
    internal const string Title = "Forward only where the connection has no certificate";

    /// <summary>Where every connection has one, forwarding would never happen.</summary>
    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        diagnostic.Properties.ContainsKey(MTLS4016HeaderOverridesTlsRule.Optional) && CallOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var call = CallOf(diagnostics[0], editor.OriginalRoot)!;
        var branch = (InvocationExpressionSyntax)CodeTemplate.Expression(
            "app.UseWhen(context => context.Connection.ClientCertificate is null, branch => branch.UseCertificateForwarding())");
        var name = ((MemberAccessExpressionSyntax)branch.Expression).Name;
        editor.ReplaceNode(call, call.WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithName(name)).WithArgumentList(branch.ArgumentList.WithTriviaFrom(call.ArgumentList)));
        return editor.GetChangedDocument();
    }

    /// <summary>The call of an extension, which stands on the application.</summary>
    private static InvocationExpressionSyntax? CallOf(Diagnostic diagnostic, SyntaxNode root) =>
        Sighting.Used(root.FindNode(diagnostic.Location.SourceSpan)) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax, ArgumentList.Arguments.Count: 0 } call ? call : null;
}
