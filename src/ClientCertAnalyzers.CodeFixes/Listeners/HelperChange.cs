using ClientCertAnalyzers.CodeFixes.StatusCodes;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>
/// The complete change from a required certificate to the runtime helper: its part of TLS, which trusts whom Kestrel trusts, its services, and the
/// requirement on every endpoint that is not public. Null unless all that the application serves is in sight: otherwise something would be open.
/// </summary>
internal sealed class HelperChange
{
    private static readonly HashSet<string> Settings = ["ClientCertificateMode", "ServerCertificate", "ServerCertificateChain", "SslProtocols", "HandshakeTimeout"];
    private static readonly HashSet<string> Endpoints = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapGroup", "MapHub", "MapGrpcService"];
    private static readonly HashSet<string> Public = ["MapHealthChecks", "MapMetrics", "MapPrometheusScrapingEndpoint"];
    private static readonly HashSet<string> ServeNothing = ["Run", "RunAsync", "Start", "StartAsync", "UseRouting", "UseHsts", "UseHttpsRedirection", "UseAuthentication", "UseAuthorization", "Environment", "Logger", "Configuration"];

    private readonly AssignmentExpressionSyntax _mode;
    private readonly ServiceRegistrations _services;
    private readonly IReadOnlyList<ExpressionSyntax> _endpoints;

    private HelperChange(AssignmentExpressionSyntax mode, ServiceRegistrations services, IReadOnlyList<ExpressionSyntax> endpoints) => (_mode, _services, _endpoints) = (mode, services, endpoints);

    public static HelperChange? Of(AssignmentExpressionSyntax mode, Pipeline pipeline, SemanticModel model, CancellationToken cancellation)
    {
        var symbols = KnownSymbols.For(model.Compilation)!;
        return symbols.ClientCertificateHttps is not null
            && mode is { Left: MemberAccessExpressionSyntax, Parent: LambdaExpressionSyntax or ExpressionStatementSyntax }
            && model.GetOperation(mode, cancellation) is { } operation
            && HttpsOptionsUse.Of(operation, symbols)?.Scope is { Escapes: false } scope
            && scope.Uses.All(use => use is IPropertyReferenceOperation { Property.Name: var name } && Settings.Contains(name))
            && !HostRoles.Around(operation, symbols, cancellation).Sites(CertificateRole.RuntimeHelper).Any()
            && ServiceRegistrations.Around(mode, model, symbols) is { } services
            && EndpointsOf(pipeline, operation.Member(), model, symbols) is { } endpoints
                ? new(mode, services, endpoints)
                : null;
    }

    public void Apply(DocumentEditor editor)
    {
        var options = ((MemberAccessExpressionSyntax)_mode.Left).Expression.WithoutTrivia();
        editor.ReplaceNode(_mode, SyntaxFactory.ParseExpression($"{options}.UseClientCertificateResponses(tls => tls.TrustMachineStore = true)").WithTriviaFrom(_mode));
        _services.Add(editor, "AddClientCertificateResponses()");
        foreach (var endpoint in _endpoints)
        {
            editor.ReplaceNode(endpoint, (node, _) => SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, ((ExpressionSyntax)node).WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("RequireClientCertificate"))).WithTrailingTrivia(node.GetTrailingTrivia()));
        }
    }

    /// <summary>The calls on the application that map what is not public; null where one of them may serve something else.</summary>
    private static IReadOnlyList<ExpressionSyntax>? EndpointsOf(Pipeline pipeline, ISymbol? method, SemanticModel model, KnownSymbols symbols)
    {
        var endpoints = new List<ExpressionSyntax>();
        foreach (var application in pipeline.Routed.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == pipeline.Application && model.GetSymbolInfo(name).Symbol is ILocalSymbol local && SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, method)))
        {
            var member = application.Parent is MemberAccessExpressionSyntax access && access.Expression == application ? access.Name.Identifier.ValueText : null;
            // The overload that takes a handler serves whatever comes.
            if (member is null || (member == "Run" && application.Parent?.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: [] or [{ Expression: LiteralExpressionSyntax }] })
                || !(ServeNothing.Contains(member) || Public.Contains(member) || Endpoints.Contains(member)))
            {
                return null;
            }

            if (Endpoints.Contains(member))
            {
                var (chain, names) = ChainOf(application);
                if (model.GetTypeInfo(chain).Type is not { } type || !type.Is(symbols.EndpointConventionBuilder))
                {
                    return null;
                }

                if (!names.Contains("AllowAnonymous"))
                {
                    endpoints.Add(chain);
                }
            }
        }

        return endpoints;
    }

    private static (ExpressionSyntax Chain, HashSet<string> Names) ChainOf(ExpressionSyntax receiver)
    {
        HashSet<string> names = [];
        while (receiver.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == receiver)
        {
            names.Add(access.Name.Identifier.ValueText);
            receiver = call;
        }

        return (receiver, names);
    }
}
