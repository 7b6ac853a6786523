using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>A name somewhere in the compilation that may tell about a host.</summary>
internal sealed class HostSite(SimpleNameSyntax name, Bodies bodies)
{
    public SimpleNameSyntax Name { get; } = name;

    public string Text => Name.Identifier.ValueText;

    /// <summary>The call or member access that the name belongs to.</summary>
    public IOperation? Operation(CancellationToken cancellationToken)
    {
        var used = Sighting.Used(Name);
        return bodies.Model(used.SyntaxTree).GetOperation(used, cancellationToken);
    }

    /// <summary>The attribute that the name belongs to; null where it is none.</summary>
    public ITypeSymbol? AttributeType(CancellationToken cancellationToken) =>
        Name.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Span.Contains(Name.Span)
            ? bodies.Model(Name.SyntaxTree).GetTypeInfo(attribute, cancellationToken).Type
            : null;

    /// <summary>The type that the name stands for; null where it stands for none.</summary>
    public ITypeSymbol? Type(CancellationToken cancellationToken) => bodies.Model(Name.SyntaxTree).GetSymbolInfo(Name, cancellationToken).Symbol as ITypeSymbol;

    /// <summary>What a use of the name sets: the property of an assignment or of an object initializer.</summary>
    public bool IsAssigned => Sighting.Used(Name) is var used && used.Parent is AssignmentExpressionSyntax assignment && assignment.Left == used;
}
