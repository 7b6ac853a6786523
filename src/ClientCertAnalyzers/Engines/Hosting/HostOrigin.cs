using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>
/// Which host a call configures: the variable, or the call that creates the builder, that its chain of receivers starts with.
/// <c>builder.WebHost</c>, <c>builder.Services</c> and the parameter of a callback that the builder takes are all that builder.
/// </summary>
internal static class HostOrigin
{
    /// <summary>An <see cref="ISymbol"/>, or the <see cref="SyntaxNode"/> of a creation; null where the code at hand does not show it.</summary>
    public static object? Of(IOperation? start, HostFrame frame, KnownSymbols symbols)
    {
        var operation = start;
        while (true)
        {
            switch (operation?.WithoutConversion())
            {
                case IParameterReferenceOperation { Parameter: var parameter }:
                    if (frame.Arguments.TryGetValue(parameter, out var argument))
                    {
                        return argument;
                    }

                    if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
                    {
                        return parameter;
                    }

                    if (Builder(Taker(operation!, parameter), symbols) is { } builder)
                    {
                        operation = builder;
                        continue;
                    }

                    return parameter;
                case ILocalReferenceOperation { Local: var local }:
                    if (frame.IsWrittenAgain(local))
                    {
                        return null;
                    }

                    if (frame.InitialValue(local) is { } value && Builder(value, symbols) is { } inner)
                    {
                        operation = inner;
                        continue;
                    }

                    return local;
                case IMemberReferenceOperation member and (IPropertyReferenceOperation or IFieldReferenceOperation):
                    if (Builder(member, symbols) is { } owner)
                    {
                        operation = owner;
                        continue;
                    }

                    return member.Instance is null or IInstanceReferenceOperation ? member.Member : null;
                case IInvocationOperation call:
                    if (Builder(call, symbols) is { } receiver)
                    {
                        operation = receiver;
                        continue;
                    }

                    return call.Syntax;
                case IObjectCreationOperation creation:
                    return creation.Syntax;
                default:
                    return null;
            }
        }
    }

    /// <summary>The builder that a member or a call is taken from, where it is one that stands for the same host.</summary>
    private static IOperation? Builder(IOperation? operation, KnownSymbols symbols)
    {
        var receiver = operation switch
        {
            IMemberReferenceOperation member => member.Instance,
            IInvocationOperation call => call.Receiver() ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null),
            _ => null,
        };
        return receiver is not null && IsBuilder(receiver.WithoutConversion().Type, symbols) ? receiver : null;
    }

    /// <summary>The call that takes the lambda with this parameter.</summary>
    private static IInvocationOperation? Taker(IOperation reference, IParameterSymbol parameter) =>
        reference.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol))
            is { } found && found.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;

    public static bool IsBuilder(ITypeSymbol? type, KnownSymbols symbols) => type is not null
        && (IsOne(type, symbols) || type.AllInterfaces.Any(i => IsOne(i, symbols)) || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => IsOne(c, symbols))));

    private static bool IsOne(ITypeSymbol type, KnownSymbols symbols) =>
        Is(type.OriginalDefinition, symbols.OptionsBuilder) || Is(type, symbols.WebHostBuilder) || Is(type, symbols.HostBuilder) || Is(type, symbols.HostApplicationBuilder)
        || Is(type, symbols.WebApplicationBuilder) || Is(type, symbols.ServiceCollection);

    private static bool Is(ISymbol one, ISymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
