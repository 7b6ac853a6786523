using ClientCertAnalyzers.Engines.ConnectionStrings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Libraries;

/// <summary>What one rule knows about one assembly. Nothing is looked for where a project does not reference it.</summary>
/// <param name="Rule">That reports its switches.</param>
/// <param name="Assembly">The assembly's name, which is its package's name too.</param>
internal sealed record Library(DiagnosticDescriptor Rule, string Assembly)
{
    public LibrarySwitch[] Switches { get; init; } = [];

    /// <summary>The same switches in a connection string.</summary>
    public ConnectionKeyword[] Keywords { get; init; } = [];

    public ConnectionDialect Dialect { get; init; } = ConnectionDialect.AdoNet;

    /// <summary>Where the assembly takes such a string.</summary>
    public ConnectionPlace[] Places { get; init; } = [];

    /// <summary>Members that give the library a validation of the project's own, which goes before its switches. The callback rules look at those.</summary>
    public string[] OwnValidation { get; init; } = [];

    /// <summary>The names that may lead to a switch.</summary>
    public IEnumerable<string> Names => Switches.Select(row => row.Member == LibrarySwitch.Constructor ? NameOf(row.Type) : row.Member)
        .Concat(Places.Select(place => place.Member == LibrarySwitch.Constructor || place.IsStatic ? NameOf(place.Type) : place.Member))
        .Concat(OwnValidation);

    private static string NameOf(string type) => type.Substring(type.LastIndexOfAny(['.', '+']) + 1).Split('`')[0];
}
