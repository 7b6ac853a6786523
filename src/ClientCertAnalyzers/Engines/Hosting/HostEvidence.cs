using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What the code of one type, or one program file, shows about its host: which paths are public, and whether listeners differ.</summary>
internal sealed class HostEvidence
{
    /// <summary>Calls whose endpoints people without a certificate want to reach.</summary>
    private static readonly HashSet<string> PublicCalls =
    [
        "AllowAnonymous", "MapHealthChecks", "UseHealthChecks", "UseSwaggerUI", "MapRazorPages", "MapBlazorHub",
        "MapPrometheusScrapingEndpoint", "MapMetrics", "UseStaticFiles", "MapStaticAssets",
    ];

    private readonly KnownSymbols _symbols;
    private int _modes;
    private int _defaults;
    private bool _isTooLate;
    private int _listeners;
    private int _httpsListeners;
    private bool _mayBringListeners;

    private HostEvidence(KnownSymbols symbols) => _symbols = symbols;

    /// <summary>The first public thing in the file.</summary>
    public string? PublicThing { get; private set; }

    /// <summary>
    /// Another listener or mode, defaults that replace or miss something, a plain listener beside the HTTPS one, or a setting that may
    /// bring one: the mode may well not hold for every path.
    /// </summary>
    public bool IsUnclear => _modes != 1 || _defaults > 1 || _isTooLate || _mayBringListeners || _listeners > 1 || _listeners > _httpsListeners;

    /// <summary>Reads the type declaration, or the file of top-level statements, around an operation.</summary>
    public static HostEvidence Around(IOperation operation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var evidence = new HostEvidence(symbols);
        foreach (var node in operation.Surroundings().DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call when IsWorthALook(name):
                    if (operation.SemanticModel?.GetOperation(call, cancellationToken) is IInvocationOperation invocation)
                    {
                        evidence.See(invocation, operation);
                    }

                    break;
                case AssignmentExpressionSyntax { Left: var left } when left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ClientCertificateMode" } or IdentifierNameSyntax { Identifier.ValueText: "ClientCertificateMode" }:
                    evidence._modes++;
                    break;
                case AttributeSyntax attribute when operation.SemanticModel?.GetTypeInfo(attribute, cancellationToken).Type is { } type && Is(type, symbols.AllowAnonymousAttribute):
                    evidence.PublicThing ??= "AllowAnonymous";
                    break;
            }
        }

        return evidence;
    }

    private static bool IsWorthALook(string name) =>
        name is "UseUrls" or "UseHttps" or "ConfigureHttpsDefaults" || name.StartsWith("Listen", StringComparison.Ordinal) || PublicCalls.Contains(name);

    private void See(IInvocationOperation call, IOperation mode)
    {
        var method = call.TargetMethod;
        if (Is(method.ContainingType, _symbols.KestrelServerOptions) && method.Name.StartsWith("Listen", StringComparison.Ordinal))
        {
            _listeners++;
            _isTooLate |= call.Syntax.Span.End < mode.Syntax.SpanStart;
        }
        else if (Is(method.ContainingType, _symbols.KestrelServerOptions) && method.Name == "ConfigureHttpsDefaults")
        {
            _defaults++;
        }
        else if (Is(method.ContainingType, _symbols.ListenOptionsHttpsExtensions))
        {
            _httpsListeners++;
            // Options objects and handshake callbacks do not take the defaults.
            _mayBringListeners |= !method.Parameters.Any(p => p is { Name: "configureOptions", Type.TypeKind: TypeKind.Delegate });
        }
        else if (method.Name == "UseUrls")
        {
            _mayBringListeners = true;
        }
        else if (PublicCalls.Contains(method.Name) && ExtendsTheHost(method))
        {
            PublicThing ??= method.Name;
        }
    }

    /// <summary>An extension from a library, ASP.NET Core's or a package's, on an application or endpoint builder.</summary>
    private bool ExtendsTheHost(IMethodSymbol method)
    {
        var extended = (method.ReducedFrom ?? method).OriginalDefinition;
        return extended is { IsExtensionMethod: true, Parameters: [var receiver, ..] }
            && extended.Locations.All(l => l.IsInMetadata)
            && (Is(receiver.Type, _symbols.ApplicationBuilder)
                || Is(receiver.Type, _symbols.EndpointRouteBuilder)
                || receiver.Type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => Is(c, _symbols.EndpointConventionBuilder)));
    }

    private static bool Is(ISymbol? one, ISymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
