using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>A callback that gives each handshake its options: <c>TlsHandshakeCallbackOptions</c> or <c>ServerOptionsSelectionCallback</c>.</summary>
internal static class HandshakeCallback
{
    /// <summary>All options that the callback can return are made in the same method, and nothing there asks for a certificate.</summary>
    public static bool AsksNobody(IOperation argument, KnownSymbols symbols)
    {
        var created = OptionsCode.OfObject(argument)?.Uses.OfType<IPropertyReferenceOperation>().FirstOrDefault(use => use.Property.Name == "OnConnection");
        return ((created?.Parent as ISimpleAssignmentOperation)?.Value ?? argument).Target() is IAnonymousFunctionOperation { Body: var body }
            && !argument.Root().Descendants().Any(Asks)
            && body.Descendants().Where(o => SymbolEqualityComparer.Default.Equals(o.Type, symbols.SslServerAuthenticationOptions)).ToList() is { Count: > 0 } options
            && options.All(IsPlain);
    }

    private static bool Asks(IOperation operation) => operation is IPropertyReferenceOperation
    {
        Property.Name: "ClientCertificateRequired" or "AllowDelayedClientCertificateNegotation",
    } property && !(property.Parent is ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: false } } assignment && assignment.Target == property);

    /// <summary>A new object, or the variable that holds one and that no code of others sees but the framework's.</summary>
    private static bool IsPlain(IOperation options) => options switch
    {
        IObjectCreationOperation or IObjectOrCollectionInitializerOperation => true,
        IConversionOperation conversion => IsPlain(conversion.Operand),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => true,
        ILocalReferenceOperation local => OptionsCode.OfObject(local)?.Uses.All(use => use is IPropertyReferenceOperation || IsReturned(use)) == true,
        _ => false,
    };

    private static bool IsReturned(IOperation use) => use.OutermostConversion().Parent switch
    {
        IReturnOperation => true,
        IArgumentOperation { Parent: IObjectCreationOperation { Constructor: var constructor } } => constructor.IsFramework(),
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.IsFramework(),
        _ => false,
    };
}
