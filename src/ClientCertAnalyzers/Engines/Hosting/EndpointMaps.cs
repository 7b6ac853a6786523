using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The calls that give a host endpoints, other than those for the public.</summary>
internal sealed class EndpointMaps(KnownSymbols symbols, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> Controllers =
        ["MapControllers", "MapControllerRoute", "MapDefaultControllerRoute", "MapAreaControllerRoute", "MapRazorPages", "UseMvc", "UseMvcWithDefaultRoute"];

    public static readonly HashSet<string> Names = [.. Controllers, .. EndpointHandlers.Names, "MapGrpcService", "MapHub", "MapRazorComponents"];

    /// <summary>The call at a site, where it maps endpoints that do not say by themselves that they are for everybody.</summary>
    public IInvocationOperation? At(HostSite site) => Names.Contains(site.Text)
        && site.Operation(cancellationToken) is IInvocationOperation call
        && call.TargetMethod is { IsExtensionMethod: true, Parameters: [var receiver, ..] } method
        && method.Locations.All(place => place.IsInMetadata)
        && (receiver.Type.Is(symbols.EndpointRouteBuilder) || site.Text.StartsWith("Use", StringComparison.Ordinal) && receiver.Type.Is(symbols.ApplicationBuilder))
        && !IsPublic(call) ? call : null;

    /// <summary>What answers stands in another assembly, or inherits from a class there: attributes of that code are not in sight.</summary>
    public bool AnswersElsewhere(IReadOnlyList<IInvocationOperation> maps, Compilation compilation) =>
        maps.SelectMany(call => call.TargetMethod.TypeArguments).Any(IsForeign)
        || (maps.Any(call => Controllers.Contains(call.TargetMethod.Name))
            && (compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => RefersToMvc(assembly) && TypesOf(assembly.GlobalNamespace).Any(IsController))
                || TypesOf(compilation.Assembly.GlobalNamespace).Any(type => IsController(type) && IsForeign(type))));

    private static bool IsForeign(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.IsFramework() && current.Locations.All(place => place.IsInMetadata) && current.SpecialType != SpecialType.System_Object && !IsGenerated(current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The base that a service of gRPC has from its contract, often in a project of its own, does not authorize.</summary>
    private static bool IsGenerated(ITypeSymbol type) => type.IsAbstract && type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "BindServiceMethodAttribute");

    private bool IsController(ITypeSymbol type) => type.Is(symbols.ControllerBase) || type.Is(symbols.PageModel);

    private static bool RefersToMvc(IAssemblySymbol assembly) => !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
        && assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(reference => reference.Name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space) => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesOf));

    /// <summary>A call of <c>AllowAnonymous</c> follows on the same endpoint.</summary>
    private static bool IsPublic(IInvocationOperation map) => map.Syntax.Ancestors().TakeWhile(node => node is ExpressionSyntax)
        .Any(node => node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AllowAnonymous" });
}
