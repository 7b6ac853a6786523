using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The code that sees one <c>HttpsConnectionAdapterOptions</c> object, from its creation or its callback to Kestrel.</summary>
internal sealed class HttpsOptionsScope
{
    private HttpsOptionsScope(IInvocationOperation consumer, IReadOnlyList<IOperation> uses, bool escapes)
    {
        Consumer = consumer;
        Uses = uses;
        Escapes = escapes;
    }

    /// <summary>The call of <c>ConfigureHttpsDefaults</c> or <c>UseHttps</c> that takes the options.</summary>
    public IInvocationOperation Consumer { get; }

    /// <summary>Each operation that has the object as its receiver, or, where it is used in another way, the reference itself.</summary>
    public IReadOnlyList<IOperation> Uses { get; }

    /// <summary>A variable that holds the object gets another one, or the object goes elsewhere too.</summary>
    public bool Escapes { get; }

    /// <summary>
    /// An endpoint's callback starts from the defaults, and what the defaults validate counts on an endpoint that asks.
    /// An object of one's own inherits nothing.
    /// </summary>
    public bool MayGetModeElsewhere
    {
        get
        {
            if (Consumer.Arguments.Any(a => SymbolEqualityComparer.Default.Equals(a.Value.WithoutConversion().Type, Uses.FirstOrDefault()?.Receiver()?.Type))
                || Consumer.SemanticModel is not { Compilation: var compilation })
            {
                return false;
            }

            var facts = HostFacts.Of(compilation);
            var area = HostArea.Around(Consumer, facts, CancellationToken.None);
            return facts.Sites(CancellationToken.None).Any(site =>
                (IsDefaults ? site.Text == "ClientCertificateMode" && site.IsAssigned : site.Text == "ConfigureHttpsDefaults")
                && area.MayOwn(site.Name)
                && !IsHere(site.Name));
        }
    }

    private bool IsHere(SyntaxNode node) => node.SyntaxTree == Consumer.Syntax.SyntaxTree
        && (Consumer.Syntax.Span.Contains(node.Span) || Uses.Any(use => use.Syntax.Span.Contains(node.Span)));

    public static HttpsOptionsScope? Of(IOperation instance, KnownSymbols symbols) => instance switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => OfInitializer(instance, symbols),
        IParameterReferenceOperation reference => OfParameter(reference, symbols),
        ILocalReferenceOperation reference => OfLocal(reference, symbols),
        _ => null,
    };

    /// <summary>The consumer's name tells defaults from endpoints.</summary>
    public bool IsDefaults => Consumer.TargetMethod.Name == "ConfigureHttpsDefaults";

    private static HttpsOptionsScope? OfInitializer(IOperation receiver, KnownSymbols symbols)
    {
        var creation = receiver.Ancestors().OfType<IObjectCreationOperation>().FirstOrDefault();
        if (creation?.Initializer is not { } initializer)
        {
            return null;
        }

        if (Consumes(creation.OutermostConversion().Parent, symbols) is { } direct)
        {
            return new(direct, [.. initializer.Members()], escapes: false);
        }

        return creation.OutermostConversion().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } } declaration
            ? OfLocal(local, declaration, symbols)
            : null;
    }

    private static HttpsOptionsScope? OfLocal(ILocalReferenceOperation reference, KnownSymbols symbols)
    {
        var declarator = reference.Root().Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, reference.Local));
        return declarator?.GetVariableInitializer() is { } initializer ? OfLocal(reference.Local, initializer, symbols) : null;
    }

    private static HttpsOptionsScope? OfLocal(ILocalSymbol local, IVariableInitializerOperation initializer, KnownSymbols symbols)
    {
        if (initializer.Value.WithoutConversion() is not IObjectCreationOperation { Arguments.Length: 0 } creation)
        {
            return null;
        }

        var references = initializer.ReferencesTo(local).ToList();
        var consumers = references.Select(r => Consumes(r.OutermostConversion().Parent, symbols)).OfType<IInvocationOperation>().ToList();
        if (consumers.Count != 1)
        {
            return null;
        }

        var uses = references.Where(r => Consumes(r.OutermostConversion().Parent, symbols) is null).Select(OperationWalks.Use);
        return new(consumers[0], [.. uses, .. creation.Initializer.Members()], escapes: false);
    }

    private static HttpsOptionsScope? OfParameter(IParameterReferenceOperation reference, KnownSymbols symbols)
    {
        var parameter = reference.Parameter;
        var body = reference.Ancestors().Select<IOperation, IOperation?>(ancestor => ancestor switch
        {
            IAnonymousFunctionOperation lambda when SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol) => lambda.Body,
            ILocalFunctionOperation function when SymbolEqualityComparer.Default.Equals(function.Symbol, parameter.ContainingSymbol) => function.Body,
            IMethodBodyOperation method => method,
            _ => null,
        }).FirstOrDefault(found => found is not null);
        if (body is null || Consumes(OnlyDelegate.ReceiverOf(parameter.ContainingSymbol, reference), symbols) is not { } consumer)
        {
            return null;
        }

        var references = body.Descendants().OfType<IParameterReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter, parameter)).ToList();
        return new(consumer, [.. references.Select(OperationWalks.Use)], escapes: references.Any(r => r.Parent is IAssignmentOperation assignment && assignment.Target == r));
    }

    private static IInvocationOperation? Consumes(IOperation? argument, KnownSymbols symbols) =>
        argument is IArgumentOperation { Parent: IInvocationOperation call } && IsConsumer(call.TargetMethod, symbols) ? call : null;

    public static bool IsConsumer(IMethodSymbol method, KnownSymbols symbols) => method.Name switch
    {
        "ConfigureHttpsDefaults" => SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.KestrelServerOptions),
        "UseHttps" => SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.ListenOptionsHttpsExtensions),
        _ => false,
    };
}
