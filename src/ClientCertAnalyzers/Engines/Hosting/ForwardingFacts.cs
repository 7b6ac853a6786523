using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What a project says about ASP.NET Core's certificate forwarding, seen from one of its calls.</summary>
internal sealed class ForwardingFacts
{
    public const string Add = "AddCertificateForwarding";
    public const string Use = "UseCertificateForwarding";

    /// <summary>The two calls, and what can stand in for one of them.</summary>
    public static readonly string[] Names = [Add, Use, "CertificateForwardingOptions", "CertificateForwardingMiddleware"];

    private static readonly NameSearch Search = new(Names);

    private readonly IReadOnlyList<string> _others;

    private ForwardingFacts(IReadOnlyList<string> others) => _others = others;

    /// <summary>Somebody sets the options: with the call for it, or in another way that names their type.</summary>
    public bool IsRegistered => _others.Any(name => name is Add or "CertificateForwardingOptions");

    /// <summary>Somebody puts the middleware into a pipeline, or code of its own that reads the options.</summary>
    public bool IsUsed => _others.Any(name => name != Add);

    /// <summary>What stands around the call does not count: its own callback may well name the options. Whoever says a name may mean it.</summary>
    public static ForwardingFacts Around(IOperation call, CancellationToken cancellationToken)
    {
        var facts = HostFacts.Of(call.SemanticModel!.Compilation);
        var area = HostArea.Around(call, facts, cancellationToken);
        return new([.. facts.Sites(cancellationToken)
            .Where(site => Names.Contains(site.Text) && area.MayOwn(site.Name) && !call.Syntax.Surrounds(site.Name))
            .Select(site => site.Text)]);
    }

    /// <summary>
    /// The project is a part of something else, or a library that it references knows about forwarding: the other half may be there.
    /// </summary>
    public static bool MayBeElsewhere(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(library => Knows(library, cancellationToken));

    private static bool Knows(IAssemblySymbol library, CancellationToken cancellationToken) => library switch
    {
        { Name: var name } when name == "Microsoft.AspNetCore" || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) => false,
        // In an editor a project references another as its source.
        ISourceAssemblySymbol { Compilation: var source } => source.SyntaxTrees.Any(file => Search.In(file, cancellationToken).Length > 0),
        _ => library.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "Microsoft.AspNetCore.HttpOverrides")),
    };
}
