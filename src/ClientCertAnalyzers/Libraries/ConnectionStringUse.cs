using ClientCertAnalyzers.Engines.ConnectionStrings;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Libraries;

/// <summary>Finds the switch in a connection string that a library gets.</summary>
internal static class ConnectionStringUse
{
    public static SwitchFinding? Of(IOperation operation, Library library, KnownSymbols symbols)
    {
        if (GivenTo(operation, library, symbols) is not { } given)
        {
            return null;
        }

        foreach (var value in given.Choices())
        {
            if (ConnectionExpression.Of(value) is { } expression && ConnectionText.Read(expression.Text, library.Dialect) is { IsLocal: false } text)
            {
                foreach (var keyword in library.Keywords)
                {
                    if (keyword.In(text) is { } setting)
                    {
                        return new($"{setting.Key}={setting.Value}", keyword.Effect, $"set it to '{keyword.Right}'", value.Syntax.GetLocation(), value)
                        {
                            IsInfo = keyword.IsInfo,
                            IsChosen = value.Unwrap().Syntax != given.Unwrap().Syntax,
                            Repair = expression.PlaceOf(setting, value.Syntax.SyntaxTree) is { } place ? (place, keyword.Right) : null,
                        };
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The expression that one of the library's places takes as its connection string.</summary>
    private static IOperation? GivenTo(IOperation operation, Library library, KnownSymbols symbols) =>
        library.Places.Select(place => GivenTo(operation, place, symbols.OfLibrary(library.Assembly, place.Type))).FirstOrDefault(given => given is not null);

    private static IOperation? GivenTo(IOperation operation, ConnectionPlace place, INamedTypeSymbol? type)
    {
        return operation switch
        {
            // A builder inherits the property.
            IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } target =>
                assignment.Target == target && place.Parameter.Length == 0 && Is(target.Property, target.Instance?.Type) ? assignment.Value : null,
            IObjectCreationOperation { Constructor: { } constructor } creation => Is(constructor, constructor.ContainingType) ? Argument(creation.Arguments) : null,
            IInvocationOperation { TargetMethod: { } method } call => Is(method, method.ContainingType) ? Argument(call.Arguments) : null,
            _ => null,
        };

        bool Is(ISymbol member, ITypeSymbol? owner) => owner is not null && member.Name == place.Member && SymbolEqualityComparer.Default.Equals(owner, type);

        IOperation? Argument(IEnumerable<IArgumentOperation> arguments) =>
            arguments.FirstOrDefault(argument => argument.Parameter?.Name == place.Parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;
    }
}
