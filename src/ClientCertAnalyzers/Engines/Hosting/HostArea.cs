using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>
/// The code that belongs to one host. With one host in the project that is all of it. With several, a type or program file that creates a
/// host belongs to that host alone, and what other types do may concern any of them.
/// </summary>
internal sealed class HostArea
{
    private readonly SyntaxNode _own;
    private readonly HashSet<SyntaxNode> _creating;

    private HostArea(SyntaxNode own, HashSet<SyntaxNode> creating) => (_own, _creating) = (own, creating);

    public static HostArea Around(IOperation operation, HostFacts facts, CancellationToken cancellationToken) =>
        new(operation.Syntax.Surroundings(), [.. facts.Creations(cancellationToken).Select(site => site.Name.Surroundings())]);

    /// <summary>The code is certain to concern this host. A project that creates no host is a library: its types stand alone.</summary>
    public bool Owns(SyntaxNode node) => _creating.Count == 1 || (node.SyntaxTree == _own.SyntaxTree && _own.Span.Contains(node.Span) && !IsOfAnother(node));

    /// <summary>The code may concern this host. What stands in a type that creates none may concern any.</summary>
    public bool MayOwn(SyntaxNode node) => _creating.Count == 1 || !_creating.Contains(_own) || !IsOfAnother(node);

    /// <summary>A program file may hold a type that creates a host of its own.</summary>
    private bool IsOfAnother(SyntaxNode node) => node.Surroundings() is var around && around != _own && _creating.Contains(around);
}
