using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>
/// The option <c>mtls_trusted_validation_methods</c>: methods that validate a certificate in full, chain, name and usage, and answer with a
/// bool. What is in them is not looked at.
/// </summary>
internal sealed class TrustedMethods() : NameListOption<ImmutableHashSet<ISymbol>>("mtls_trusted_validation_methods")
{
    public static readonly TrustedMethods Option = new();

    protected override ImmutableHashSet<ISymbol> Make(IEnumerable<string> names, Compilation compilation) =>
        ImmutableHashSet.CreateRange<ISymbol>(SymbolEqualityComparer.Default, names.SelectMany(name => Named(name, compilation)).Where(Answers));

    protected override OptionFault? FaultOf(string name, Compilation compilation) =>
        name.Split('.') is not { Length: > 1 } parts || parts.Any(part => part.Length == 0) ? new(name, "a method is named with its type and namespace, such as 'Contoso.Certificates.Validate'")
        : TypeOf(name, compilation) is not { } type ? new(name, "this project knows no type of that name", IsCertain: false)
        : Named(name, compilation) is not { Count: > 0 } methods ? new(name, $"'{type.Name}' has no method of that name")
        : methods.Any(Answers) ? null
        : new(name, "a method that validates returns a bool, or a task of one");

    /// <summary>The overloads of that name. One that a base class has is not the type's own.</summary>
    private static IReadOnlyList<IMethodSymbol> Named(string name, Compilation compilation) =>
        TypeOf(name, compilation) is { } type ? [.. type.GetMembers(name.Substring(name.LastIndexOf('.') + 1)).OfType<IMethodSymbol>()] : [];

    private static INamedTypeSymbol? TypeOf(string name, Compilation compilation) => name.LastIndexOf('.') is > 0 and var dot
        ? DocumentationCommentId.GetFirstSymbolForDeclarationId("T:" + name.Substring(0, dot), compilation) as INamedTypeSymbol
        : null;

    private static bool Answers(IMethodSymbol method) => method.ReturnType is { SpecialType: SpecialType.System_Boolean }
        or INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ SpecialType: SpecialType.System_Boolean }], ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };
}
