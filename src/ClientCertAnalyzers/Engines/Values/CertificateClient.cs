using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Whether an <c>HttpClient</c> has a handler with a client certificate, as far as one body of code shows both.</summary>
internal sealed class CertificateClient(KnownSymbols symbols)
{
    /// <summary>Handlers around handlers, and calls of one chain.</summary>
    private const int MostLevels = 16;

    private readonly GivenCertificates _given = new(symbols);

    /// <param name="client">The expression that stands for the client.</param>
    /// <param name="place">What happens to it. Where its handler gets the certificate only on another way through the code, that does not count.</param>
    public bool HasCertificate(IOperation client, IOperation place) => client.Unwrap() is IParameterReferenceOperation { Parameter: var parameter } reference && parameter.ContainingSymbol is IMethodSymbol function
        ? OnlyDelegate.ReceiverOf(function, reference) is IArgumentOperation { Parent: IInvocationOperation call } && IsConfiguration(call) && Chain(call).Any(GivesCertificate)
        : CreationOf(client) is { } creation && creation.Arguments.Any(argument => argument.Parameter?.Type.Is(symbols.HttpMessageHandler) is true && IsGiven(argument.Value, place, MostLevels));

    /// <summary>Where the client is made: here, or in the only write of the variable that holds it.</summary>
    private IObjectCreationOperation? CreationOf(IOperation client)
    {
        var path = ObjectPath.Of(client);
        var made = path?.Root is SyntaxNode
            ? client.Unwrap() as IObjectCreationOperation ?? ObjectPath.CreationAround(client)
            : path?.Writes(client.Root()).Where(write => write.Path.Equals(path)).ToList() is [{ Write.Value: { } value }] ? value.Unwrap() as IObjectCreationOperation : null;
        return made?.Type?.Is(symbols.HttpClient) is true ? made : null;
    }

    private bool IsGiven(IOperation handler, IOperation place, int levels)
    {
        handler = handler.Unwrap();
        if (levels == 0)
        {
            return false;
        }

        var made = handler as IObjectCreationOperation ?? (handler is ILocalReferenceOperation && Write.Only(handler)?.Unwrap() is IObjectCreationOperation only ? only : null);
        return made?.Type?.Is(symbols.DelegatingHandler) is true
            ? InnerOf(made).Any(inner => IsGiven(inner, place, levels - 1))
            : ObjectPath.Of(handler) is { } path && _given.To(path, handler.Root()).Any(given => MayMeet(given, place));
    }

    private static bool MayMeet(IOperation given, IOperation place) =>
        given.Syntax.EnclosingFunction() != place.Syntax.EnclosingFunction() || given.IsAlwaysPrecededBy(place) || place.IsAlwaysPrecededBy(given);

    /// <summary>The handlers that a handler around them is made with.</summary>
    private IEnumerable<IOperation> InnerOf(IObjectCreationOperation outer) => outer.Arguments.Where(argument => argument.Parameter?.Type.Is(symbols.HttpMessageHandler) is true).Select(argument => argument.Value)
        .Concat(outer.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "InnerHandler" }).Select(assignment => assignment.Value) ?? []);

    private bool IsConfiguration(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "AddHttpClient" => call.TargetMethod.ContainingType.Is(symbols.HttpClientFactoryExtensions),
        "ConfigureHttpClient" => call.TargetMethod.ContainingType.Is(symbols.HttpClientBuilderExtensions),
        _ => false,
    };

    /// <summary>The calls on the same builder in one expression.</summary>
    private static IEnumerable<IInvocationOperation> Chain(IInvocationOperation call)
    {
        for (var (inner, step) = (ReceiverOf(call), 0); inner is not null && step < MostLevels; inner = ReceiverOf(inner), step++)
        {
            yield return inner;
        }

        for (var (outer, step) = (call, 0); step < MostLevels; step++)
        {
            var whole = outer.OutermostConversion();
            if ((whole.Parent is IArgumentOperation argument ? argument.Parent : whole.Parent) is not IInvocationOperation next || ReceiverOf(next) != outer)
            {
                yield break;
            }

            yield return next;
            outer = next;
        }
    }

    private static IInvocationOperation? ReceiverOf(IInvocationOperation call) =>
        (call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value)?.Unwrap() as IInvocationOperation;

    /// <summary>The function that makes or sets the primary handler gives something a certificate.</summary>
    private bool GivesCertificate(IInvocationOperation call) => call.TargetMethod.Name is "ConfigurePrimaryHttpMessageHandler" or "UseSocketsHttpHandler"
        && call.TargetMethod.ContainingType.Is(symbols.HttpClientBuilderExtensions)
        && call.Arguments.Select(argument => argument.Value.Target()).OfType<IAnonymousFunctionOperation>().Any(function => function.Descendants().OfType<IPropertyReferenceOperation>()
            .Any(property => property.Property.Name is NullList.Property or GivenCertificates.Context && _given.IsGiven(property)));
}
