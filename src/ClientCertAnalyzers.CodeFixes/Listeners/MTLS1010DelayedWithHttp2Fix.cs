using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Keeps the endpoint to HTTP/1.1, or asks in the handshake.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1010DelayedWithHttp2Fix : CodeFixProvider
{
    internal const string Http1Title = "Set Protocols to Http1";
    internal const string AllowTitle = "Use AllowCertificate";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS1010DelayedWithHttp2.Id);

    // HTTP/1.1 costs throughput, a question in the handshake shows browsers a prompt: each endpoint wants a look of its own.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (KnownSymbols.For(model!.Compilation)?.HttpProtocols is { } protocols && Http1(diagnostic, root!, model, TypeReferences.StaticMember(protocols, "Http1")) is { } edit)
            {
                Register(context, diagnostic, Http1Title, edit);
            }

            if (root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is AssignmentExpressionSyntax { Right: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "DelayCertificate" } mode } })
            {
                Register(context, diagnostic, AllowTitle, editor => editor.ReplaceNode(mode, SyntaxFactory.IdentifierName("AllowCertificate").WithTriviaFrom(mode)));
            }
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, Action<DocumentEditor> edit) => context.RegisterCodeFix(
        FixAction.Create(title, context.Document, async cancellation =>
        {
            var editor = await DocumentEditor.CreateAsync(context.Document, cancellation).ConfigureAwait(false);
            edit(editor);
            return editor.GetChangedDocument();
        }),
        diagnostic);

    private static Action<DocumentEditor>? Http1(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, ExpressionSyntax http1)
    {
        var places = diagnostic.AdditionalLocations.Where(place => place.SourceTree == root.SyntaxTree).Select(place => root.FindNode(place.SourceSpan, getInnermostNodeForTie: true)).ToList();
        return places switch
        {
            [_, AssignmentExpressionSyntax { Right: var value }] => editor => editor.ReplaceNode(value, http1.WithTriviaFrom(value)),
            [InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseHttps", Expression: IdentifierNameSyntax listen } } call] when Insertion.IsPossibleBefore(call) =>
                editor => Insertion.Before(call, Http1Of(listen, http1), editor),
            [InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureHttpsDefaults", Expression: var kestrel } } call]
                when Insertion.IsPossibleBefore(call) && DefaultsAreFree(call, model) =>
                editor => Insertion.Before(call, EndpointDefaults(kestrel, NewName(call, model), http1), editor),
            _ => null,
        };
    }

    /// <summary>Nothing else sets protocols, which would win or be lost, and no listener has taken the defaults before.</summary>
    private static bool DefaultsAreFree(InvocationExpressionSyntax call, SemanticModel model) => HostFacts.Of(model.Compilation).Sites(CancellationToken.None).All(site =>
        site is not ({ Text: "Protocols", IsAssigned: true } or { Text: "ConfigureEndpointDefaults" })
        && !(site.Text.StartsWith("Listen", StringComparison.Ordinal) && (site.Name.SyntaxTree != call.SyntaxTree || site.Name.SpanStart < call.SpanStart)));

    private static AssignmentExpressionSyntax Http1Of(ExpressionSyntax listen, ExpressionSyntax http1) => SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, listen.WithoutTrivia(), SyntaxFactory.IdentifierName("Protocols")),
        http1);

    private static InvocationExpressionSyntax EndpointDefaults(ExpressionSyntax kestrel, string parameter, ExpressionSyntax http1) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, kestrel.WithoutTrivia(), SyntaxFactory.IdentifierName("ConfigureEndpointDefaults")),
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.SimpleLambdaExpression(
            SyntaxFactory.Parameter(SyntaxFactory.Identifier(parameter)), Http1Of(SyntaxFactory.IdentifierName(parameter), http1))))));

    private static string NewName(SyntaxNode place, SemanticModel model) =>
        new[] { "listen", "endpoint", "listenOptions" }.First(name => name == "listenOptions" || model.LookupSymbols(place.SpanStart, name: name).IsEmpty);
}
