using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>The middleware pipeline of a minimal host: <c>var app = builder.Build();</c> and what follows in the same method.</summary>
internal sealed class Pipeline
{
    private static readonly HashSet<string> PublicMaps =
        ["MapHealthChecks", "MapRazorPages", "MapBlazorHub", "MapStaticAssets", "MapPrometheusScrapingEndpoint", "MapMetrics"];

    /// <summary>Name of the application's variable.</summary>
    public required string Application { get; init; }

    /// <summary>The statement behind which the endpoint of a request is known: the build, or an explicit UseRouting.</summary>
    public required SyntaxNode Routed { get; init; }

    /// <summary>Calls that map an endpoint for the public and do not say yet that it is anonymous.</summary>
    public required IReadOnlyList<ExpressionSyntax> PublicEndpoints { get; init; }

    /// <summary>The file imports the extension method <c>GetEndpoint</c>.</summary>
    public required bool EndpointIsInScope { get; init; }

    public static Pipeline? Of(SyntaxNode mode, SemanticModel model, CancellationToken cancellation)
    {
        var symbols = KnownSymbols.For(model.Compilation);
        if (symbols is not { WebApplication: { } application, AllowAnonymous: not null, EndpointConventionBuilder: { } endpoint, HttpContext: not null, HttpResponseFeature: not null })
        {
            return null;
        }

        var method = (SyntaxNode?)mode.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? mode.FirstAncestorOrSelf<CompilationUnitSyntax>()!;
        var builds = method.DescendantNodes(n => n == method || n is not (TypeDeclarationSyntax or AnonymousFunctionExpressionSyntax)).OfType<LocalDeclarationStatementSyntax>()
            .Where(s => s.Declaration.Variables is [{ Initializer.Value: { } value }] && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(value, cancellation).Type, application)).ToList();
        if (builds is not [{ Declaration.Variables: [{ Identifier.ValueText: var name }] } build])
        {
            return null;
        }

        var statements = method.DescendantNodes().OfType<ExpressionStatementSyntax>().ToList();
        var routing = statements.FirstOrDefault(s => s.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseRouting", Expression: IdentifierNameSyntax receiver } } && receiver.Identifier.ValueText == name);
        var routed = (StatementSyntax?)routing ?? build;
        return new Pipeline
        {
            Application = name,
            Routed = routed.Parent is GlobalStatementSyntax global ? global : routed,
            EndpointIsInScope = !model.LookupSymbols(mode.SpanStart, symbols.HttpContext, "GetEndpoint", includeReducedExtensionMethods: true).IsEmpty,
            PublicEndpoints = statements.Select(s => s.Expression).Where(IsPublic).ToList(),
        };

        bool IsPublic(ExpressionSyntax call) =>
            call.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Select(m => m.Name.Identifier.ValueText).ToList() is var names
            && names.Any(PublicMaps.Contains) && !names.Contains("AllowAnonymous") && !names.Contains("RequireAuthorization")
            && model.GetTypeInfo(call, cancellation).Type is { } type
            && (SymbolEqualityComparer.Default.Equals(type, endpoint) || type.AllInterfaces.Contains(endpoint, SymbolEqualityComparer.Default));
    }
}
