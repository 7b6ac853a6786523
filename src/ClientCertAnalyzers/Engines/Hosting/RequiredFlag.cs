using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Whether a server that takes a validation callback is told <c>ClientCertificateRequired</c>. Unsure means no.</summary>
internal static class RequiredFlag
{
    /// <summary>The receiver is the callback's assignment to server options, or its argument to the constructor of a stream.</summary>
    public static bool IsSetBeside(IOperation receiver, KnownSymbols symbols) => receiver switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } options, Property.ContainingType: var type } } when Is(type, symbols.SslServerAuthenticationOptions) =>
            IsSetOn(options, receiver),
        IArgumentOperation { Parent: IObjectCreationOperation { Type: { } type } stream } when Is(type, symbols.SslStream) =>
            HandshakesOf(stream, symbols).Any(call => call.Arguments.Any(argument => IsRequired(argument, symbols))),
        _ => false,
    };

    private static IEnumerable<IInvocationOperation> HandshakesOf(IOperation stream, KnownSymbols symbols)
    {
        var calls = stream.OutermostConversion().Parent switch
        {
            IInvocationOperation call => [call],
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => References(local, stream).Select(OperationWalks.Use).OfType<IInvocationOperation>(),
            _ => [],
        };
        return calls.Where(call => Is(call.TargetMethod.ContainingType, symbols.SslStream));
    }

    private static bool IsRequired(IArgumentOperation argument, KnownSymbols symbols) => argument.Parameter switch
    {
        { Name: "clientCertificateRequired" } => argument.Value.ConstantValue is { HasValue: true, Value: true },
        { Type: var type } when Is(type, symbols.SslServerAuthenticationOptions) => IsSetOn(argument.Value.WithoutConversion(), argument),
        _ => false,
    };

    /// <summary>Every assignment of the flag is true, one is certain to have run, and nobody else can change it.</summary>
    private static bool IsSetOn(IOperation options, IOperation place)
    {
        var uses = UsesOf(options).ToList();
        var flags = uses.OfType<IPropertyReferenceOperation>().Where(p => p.Property.Name == "ClientCertificateRequired")
            .Where(p => p.Parent is IAssignmentOperation assignment && assignment.Target == p).Select(p => p.Parent!).ToList();
        return flags.All(flag => flag is ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: true } })
            && flags.Any(flag => flag.IsOnOnePathWith(place))
            && !uses.Any(MayChange);
    }

    private static IEnumerable<IOperation> UsesOf(IOperation options) => options switch
    {
        IObjectCreationOperation creation => creation.Initializer.Members(),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => options.Ancestors().OfType<IObjectCreationOperation>().FirstOrDefault() switch
        {
            { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } } creation => UsesOf(local, creation),
            { } creation => creation.Initializer.Members(),
            null => [],
        },
        ILocalReferenceOperation local => UsesOf(local.Local, local),
        IParameterReferenceOperation parameter => UsesOf(parameter.Parameter, parameter),
        _ => [],
    };

    private static IEnumerable<IOperation> UsesOf(ISymbol variable, IOperation inside)
    {
        var declarator = inside.Root().Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, variable));
        var creation = declarator?.GetVariableInitializer()?.Value.WithoutConversion() as IObjectCreationOperation;
        return References(variable, inside).Select(OperationWalks.Use).Concat(creation?.Initializer.Members() ?? []);
    }

    private static IEnumerable<IOperation> References(ISymbol variable, IOperation inside) => inside.Root().Descendants().Where(operation => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
        _ => false,
    });

    /// <summary>The variable gets another object, or another variable or code of others gets this one. The framework changes no options.</summary>
    private static bool MayChange(IOperation use) => use is ILocalReferenceOperation or IParameterReferenceOperation && use.OutermostConversion().Parent switch
    {
        IAssignmentOperation or IVariableInitializerOperation => true,
        IArgumentOperation { Parent: IInvocationOperation call } => !call.TargetMethod.IsFramework(),
        IArgumentOperation { Parent: IObjectCreationOperation creation } => !creation.Type.IsFramework(),
        _ => false,
    };

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
