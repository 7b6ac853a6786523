using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>How far an object gets from the variable that holds it. Each answer includes the ones before it.</summary>
internal enum Reach
{
    /// <summary>Its members are set, called on, and that is all: nobody else gets it.</summary>
    Own,

    /// <summary>It works for this code, or an object that stays here too got it: a client around a handler.</summary>
    Held,

    /// <summary>Other code gets it and may keep it or not.</summary>
    Unknown,

    /// <summary>It is returned, stored or registered, so it is used after the code around it has run.</summary>
    Outlives,
}

/// <summary>Whether an object that a body of code makes or gets is used beyond a part of that body, the scope.</summary>
/// <param name="symbols">The framework's types.</param>
/// <param name="scope">The block or function that is asked about.</param>
/// <param name="root">The body.</param>
internal sealed class Escape(KnownSymbols symbols, SyntaxNode scope, IOperation root)
{
    private const int MostSteps = 64;

    private readonly HashSet<object> _seen = [];
    private readonly SyntaxNode _function = scope is StatementSyntax and not LocalFunctionStatementSyntax ? scope.EnclosingFunction() : scope;
    private int _steps;

    /// <summary>The reach of the object that an expression stands for: of its variable, where it has one, or of what it is given to.</summary>
    public Reach OfOwner(IOperation expression) => Owner(expression) switch
    {
        { Root: ILocalSymbol local } => OfLocal(local),
        { Root: IParameterSymbol parameter } => OfForeign(new(parameter, ""), expression),
        { Root: SyntaxNode } => CreationOf(expression) is { } creation ? OfValue(creation) : Reach.Unknown,
        // A field, or this object itself. Without its own variable there is nothing to tell the members of others apart.
        { } member => OfForeign(member, expression),
        null => Reach.Unknown,
    };

    /// <summary>Options belong to the handler or socket that has them.</summary>
    private static ObjectPath? Owner(IOperation expression)
    {
        var path = ObjectPath.Of(expression);
        return path is { Members: var members } found && members.EndsWith("Options", StringComparison.Ordinal)
            ? found with { Members = members.Substring(0, members.LastIndexOf('.')) }
            : path;
    }

    /// <summary>The reach of what a nested function captures: that of the function.</summary>
    public Reach OfFunctionAround(IOperation inside)
    {
        var function = inside.Ancestors().FirstOrDefault(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation);
        return function is IAnonymousFunctionOperation lambda && lambda.Syntax.EnclosingFunction() == _function ? OfValue(lambda) : Reach.Unknown;
    }

    /// <summary>Somebody else has the object anyway. Where this code makes a client of it, it may well be that client that needs it.</summary>
    private Reach OfForeign(ObjectPath path, IOperation here) => OfReferences(path) switch
    {
        Reach.Own => Stored(here),
        Reach.Outlives => Reach.Outlives,
        _ => Reach.Unknown,
    };

    /// <summary>The object is in other hands from here on, and the scope may be what uses it: it waits for something, or asks through a method of its own.</summary>
    private Reach Stored(IOperation here) => root.Descendants().Any(later => later.Syntax.SpanStart > here.Syntax.Span.End && scope.Span.Contains(later.Syntax.Span)
        && (later is IAwaitOperation
            || later is IInvocationOperation call && (call.TargetMethod.Locations.Any(place => place.IsInSource) || call.Instance?.Type?.Is(symbols.HttpClient) is true)))
        ? Reach.Unknown
        : Reach.Outlives;

    /// <summary>The reach of the object that a variable holds.</summary>
    public Reach OfLocal(ILocalSymbol local)
    {
        if (!_seen.Add(local))
        {
            return Reach.Own;
        }

        var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return declaration is not null && !scope.Span.Contains(declaration.Span) && IsUsedBehindScope(local) ? Reach.Outlives
            // Who gives away what he disposes has another fault.
            : IsDisposed(declaration) ? Least(OfReferences(new(local, "")), Reach.Held)
            : OfReferences(new(local, ""));
    }

    private Reach OfReferences(ObjectPath path)
    {
        var reach = Reach.Own;
        foreach (var reference in root.DescendantsAndSelf())
        {
            if (reach != Reach.Outlives && IsReference(reference) && ObjectPath.Of(reference) is { } found && found.Equals(path))
            {
                reach = Most(reach, reference.Syntax.EnclosingFunction() != _function ? Most(Reach.Unknown, OfFunctionAround(reference)) : OfValue(reference));
            }
        }

        return reach;
    }

    /// <summary>What becomes of the object where an expression yields it.</summary>
    private Reach OfValue(IOperation value)
    {
        if (++_steps > MostSteps)
        {
            return Reach.Unknown;
        }

        var whole = value.OutermostConversion();
        return whole.Parent switch
        {
            // A name alone is no statement yet: it is being typed.
            IExpressionStatementOperation => IsReference(value) ? Reach.Unknown : Reach.Own,
            // A pattern may give it another name.
            IIsPatternOperation { Pattern: var pattern } => pattern.DescendantsAndSelf().Any(part => part is IDeclarationPatternOperation or IRecursivePatternOperation { DeclaredSymbol: not null }) ? Reach.Unknown : Reach.Own,
            IUsingOperation or IBinaryOperation or IIsTypeOperation or INameOfOperation => Reach.Own,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => OfLocal(local),
            IAssignmentOperation assignment => assignment.Target == whole ? Reach.Own : OfTarget(assignment.Target),
            IConditionalOperation choice when choice.Condition != whole => OfValue(choice),
            ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or ITupleOperation => OfValue(whole.Parent),
            IArrayInitializerOperation { Parent: IArrayCreationOperation array } => Most(Reach.Held, OfValue(array)),
            IReturnOperation { Kind: OperationKind.Return } => whole.Syntax.EnclosingFunction() == _function ? Reach.Outlives : Reach.Unknown,
            IArgumentOperation argument => OfArgument(argument),
            IMemberReferenceOperation or IInvocationOperation => OfMember(whole.Parent),
            IConditionalAccessOperation { WhenNotNull: var member } access when access.Operation == whole => OfMember(member),
            _ => Reach.Unknown,
        };
    }

    /// <summary>The object becomes the value of a variable or a member.</summary>
    private Reach OfTarget(IOperation target) => target switch
    {
        IDiscardOperation => Reach.Own,
        ILocalReferenceOperation { Local: var local } => OfLocal(local),
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => Reach.Unknown,
        IParameterReferenceOperation => Reach.Outlives,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } => Stored(target),
        IMemberReferenceOperation { Instance: { } holder } => OfHolder(holder),
        _ => Reach.Unknown,
    };

    /// <summary>An object that keeps the one in question.</summary>
    private Reach OfHolder(IOperation holder) => ObjectPath.Of(holder) switch
    {
        { Root: ILocalSymbol local } => Most(Reach.Held, OfLocal(local)),
        { Root: SyntaxNode } => CreationOf(holder) is { } creation ? Most(Reach.Held, OfValue(creation)) : Reach.Unknown,
        null => Reach.Unknown,
        _ => Stored(holder),
    };

    private Reach OfArgument(IArgumentOperation argument) => argument.Parent switch
    {
        // Who takes a handler or a client when he is made keeps it.
        IObjectCreationOperation creation => Most(Reach.Held, OfValue(creation)),
        IInvocationOperation { TargetMethod.Name: "FromResult" } call => Most(Reach.Held, OfValue(call)),
        IInvocationOperation { Instance: { } collection, TargetMethod: { Name: "Add" or "TryAdd" or "Enqueue" or "Push" } method } when method.IsFramework() => OfHolder(collection),
        IInvocationOperation call when IsGivenToHost(call) => Reach.Outlives,
        _ => Reach.Unknown,
    };

    /// <summary>The object works. A task that is handed on unawaited still needs it.</summary>
    private Reach OfMember(IOperation member)
    {
        var last = member;
        while (last.OutermostConversion().Parent is IMemberReferenceOperation or IInvocationOperation && last.OutermostConversion().Parent!.Receiver()?.Unwrap() == last)
        {
            last = last.OutermostConversion().Parent!;
        }

        var end = last.OutermostConversion();
        return end.Parent switch
        {
            IExpressionStatementOperation or IConditionalAccessOperation { Parent: IExpressionStatementOperation } =>
                last is IInvocationOperation { TargetMethod.Name: not ("Dispose" or "Add" or "AddRange" or "Insert" or "Clear" or "Remove") } ? Reach.Held : Reach.Own,
            IAssignmentOperation assignment when assignment.Target == end => Reach.Own,
            IMemberInitializerOperation or IEventAssignmentOperation or INameOfOperation => Reach.Own,
            IAwaitOperation => Reach.Held,
            IReturnOperation { Kind: OperationKind.Return } when end.Syntax.EnclosingFunction() == _function && last is IInvocationOperation { Type: { } type } call && IsTask(type) && !IsAsync(call) => Reach.Outlives,
            _ => Reach.Unknown,
        };
    }

    /// <summary>A call on services or builders that the function got from its caller, and which are used when it has returned.</summary>
    private bool IsGivenToHost(IInvocationOperation call)
    {
        IOperation? current = call;
        for (var step = 0; step < MostSteps && current is IInvocationOperation or IPropertyReferenceOperation; step++)
        {
            current = (current is IInvocationOperation { Instance: null, TargetMethod.IsExtensionMethod: true } extension
                ? extension.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value
                : current.Receiver())?.Unwrap();
        }

        return current is IParameterReferenceOperation { Type: { } type } && (HostOrigin.IsBuilder(type, symbols) || type.Is(symbols.HttpClientBuilder));
    }

    private bool IsUsedBehindScope(ILocalSymbol local) => root.Descendants().Any(reference => reference is ILocalReferenceOperation other
        && SymbolEqualityComparer.Default.Equals(other.Local, local)
        && reference.Syntax.SpanStart >= scope.Span.End
        && reference.Use() is not IInvocationOperation { TargetMethod.Name: "Dispose" });

    private static IOperation? CreationOf(IOperation expression)
    {
        var current = expression.Unwrap();
        while (current is IMemberReferenceOperation { Instance: { } instance })
        {
            current = instance.Unwrap();
        }

        return current is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } ? ObjectPath.CreationAround(current) : current as IObjectCreationOperation;
    }

    private static bool IsReference(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation;

    private static bool IsDisposed(SyntaxNode? declaration) => declaration?.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask" && type.IsFramework();

    private static bool IsAsync(IOperation operation) => operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol { IsAsync: true };

    private static Reach Most(Reach one, Reach other) => one > other ? one : other;

    private static Reach Least(Reach one, Reach other) => one < other ? one : other;
}
