using ClientCertAnalyzers.Libraries;
using ClientCertAnalyzers.Tests.Repository;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Libraries;

/// <summary>The table of switches against the real assemblies, and its page.</summary>
public class LibraryTableTests
{
    private static readonly Lazy<Compilation> WithAll = new(() => Compilations.Create([.. References.AspNetCore, .. LibraryPackages.References]));

    public static TheoryData<string> Libraries => [.. LibraryTable.All.Select(library => library.Assembly)];

    [Theory, MemberData(nameof(Libraries))]
    public void Members_are_in_the_library(string assembly)
    {
        foreach (var row in LibraryOf(assembly).Switches)
        {
            var members = TypeOf(assembly, row.Type).GetMembers(row.Member);
            switch (row.Kind)
            {
                case SwitchKind.Property:
                    var property = Assert.IsAssignableFrom<IPropertySymbol>(Assert.Single(members));
                    Assert.NotNull(property.SetMethod);
                    AssertTakes(property.Type, row);
                    break;
                case SwitchKind.Argument:
                    AssertTakes(members.OfType<IMethodSymbol>().SelectMany(method => method.Parameters).First(parameter => parameter.Name == row.Parameter).Type, row);
                    break;
                case SwitchKind.Entry:
                    Assert.Equal(["String", "String"], Assert.IsAssignableFrom<IMethodSymbol>(Assert.Single(members)).Parameters.Select(parameter => parameter.Type.Name));
                    break;
                case SwitchKind.Callback:
                    Assert.Equal(SpecialType.System_Boolean, Assert.IsAssignableFrom<IMethodSymbol>(Assert.Single(members)).ReturnType.SpecialType);
                    break;
                default:
                    Assert.Empty(Assert.IsAssignableFrom<IMethodSymbol>(Assert.Single(members)).Parameters);
                    break;
            }
        }
    }

    [Theory, MemberData(nameof(Libraries))]
    public void Places_take_a_connection_string(string assembly) => Assert.All(LibraryOf(assembly).Places, place =>
    {
        var type = TypeOf(assembly, place.Type);
        var texts = place.Parameter.Length == 0
            ? BaseTypes(type).SelectMany(owner => owner.GetMembers(place.Member)).OfType<IPropertySymbol>().Select(property => property.Type)
            : type.GetMembers(place.Member).OfType<IMethodSymbol>().SelectMany(method => method.Parameters).Where(parameter => parameter.Name == place.Parameter).Select(parameter => parameter.Type);

        Assert.Contains(texts, text => text.SpecialType == SpecialType.System_String);
        Assert.All(type.GetMembers(place.Member).OfType<IMethodSymbol>().Where(method => !method.IsExtensionMethod), method => Assert.Equal(place.IsStatic, method.IsStatic));
    });

    [Theory, MemberData(nameof(Libraries))]
    public void Own_validation_is_in_the_library(string assembly)
    {
        var names = Members(TypesOf(assembly).GlobalNamespace).ToHashSet();

        Assert.All(LibraryOf(assembly).OwnValidation, name => Assert.Contains(name, names));
    }

    [Fact]
    public void Page_is_current() => RepositoryFiles.AssertGenerated("docs/other-libraries.md", "switches", LibraryPage.Table());

    private static void AssertTakes(ITypeSymbol type, LibrarySwitch row)
    {
        var value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        if (value.SpecialType == SpecialType.System_Boolean)
        {
            Assert.All(row.Wrong.Append(row.Right), constant => Assert.Contains(constant, new[] { "true", "false" }));
        }
        else
        {
            Assert.Equal(TypeKind.Enum, value.TypeKind);
            Assert.All(row.Wrong.Append(row.Right), constant => Assert.Single(value.GetMembers(constant)));
        }
    }

    private static Library LibraryOf(string assembly) => LibraryTable.All.Single(library => library.Assembly == assembly);

    private static INamedTypeSymbol TypeOf(string assembly, string name) => Assert.IsAssignableFrom<INamedTypeSymbol>(KnownSymbols.For(WithAll.Value)!.OfLibrary(assembly, name));

    private static IAssemblySymbol TypesOf(string assembly) => WithAll.Value.SourceModule.ReferencedAssemblySymbols.Single(reference => reference.Name == assembly);

    private static IEnumerable<string> Members(INamespaceSymbol space) =>
        space.GetTypeMembers().SelectMany(type => type.GetTypeMembers().SelectMany(inner => inner.MemberNames).Concat(type.MemberNames)).Concat(space.GetNamespaceMembers().SelectMany(Members));

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
