using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.States;

/// <summary>
/// What one body of code does to one object: which members it sets to what, in initializers and statements, what it adds to its
/// collections, and where it gives the object away. A condition around a setting makes it unknown.
/// </summary>
internal sealed class ObjectState
{
    private static readonly HashSet<string> Looks = ["Contains", "IndexOf", "Find", "CopyTo", "GetEnumerator", "ToString", "GetHashCode", "Equals", "Export"];

    private readonly ObjectNames _names;
    private readonly List<StateChange> _changes = [];
    private readonly List<IOperation> _departures = [];

    public ObjectState(ObjectPath path, ObjectNames names)
    {
        (Path, _names) = (path, names);
        var start = names.WritesOf(path) is [var write] ? write.Place.Syntax.SpanStart : 0;
        foreach (var operation in names.Body.DescendantsAndSelf())
        {
            if (!ObjectNames.IsReference(operation) || names.Of(operation) is not { } found || operation.Ancestors().Any(outer => outer is INameOfOperation))
            {
                continue;
            }

            if (MemberOf(operation, found) is { } member)
            {
                // What was set before the member got another object was set on the old one.
                if (operation.Syntax.SpanStart >= start)
                {
                    _changes.AddRange(ChangesAt(operation, member));
                }
            }
            else if (path.IsIn(found) && IsGivenAway(operation))
            {
                _departures.Add(operation);
            }
        }
    }

    public ObjectPath Path { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<StateChange> Changes => _changes;

    /// <summary>The places where other code gets the object, or one that it is a member of.</summary>
    public IReadOnlyList<IOperation> Departures => _departures;

    /// <summary>The variable or member holds one and the same object from its first setting on.</summary>
    public bool IsOneObject => Prefixes().All(path => path is { Root: IParameterSymbol, Members: "" }
        // A callback may make the chain that it has not been given.
        ? _names.WritesOf(path).All(write => write.Place is ICoalesceAssignmentOperation)
        : _names.WritesOf(path).Count <= 1);

    /// <summary>The value that the body gives the variable or member, a creation as a rule; null where it gives none.</summary>
    public IOperation? Origin => _names.WritesOf(Path) is [{ Value: { } value }] ? value.Unwrap()
        : Path is { Root: SyntaxNode syntax, Members: "" } ? _names.Body.DescendantsAndSelf().FirstOrDefault(operation => operation.Syntax == syntax && operation is IObjectCreationOperation)
        : null;

    public IEnumerable<StateChange> ChangesOf(string member) => _changes.Where(change => change.Member == member);

    /// <summary>Whether a change that fits has happened to a member when control comes to a place.</summary>
    public Certainty Has(string member, IOperation place, Func<StateChange, bool> fits)
    {
        var result = Certainty.Never;
        foreach (var change in ChangesOf(member))
        {
            result = (Relation(change.Place, place), change.Kind, fits(change)) switch
            {
                (Certainty.Never, _, _) or (_, StateChangeKind.Added, false) => result,
                (_, StateChangeKind.Touched, _) => Certainty.Perhaps,
                (Certainty.Always, _, true) => Certainty.Always,
                (Certainty.Always, _, false) => Certainty.Never,
                // A condition that changes nothing about the answer does not open the question again.
                (_, _, true) => result == Certainty.Always ? Certainty.Always : Certainty.Perhaps,
                (_, _, false) => result == Certainty.Never ? Certainty.Never : Certainty.Perhaps,
            };
        }

        return IsKnownAt(place) ? result : Certainty.Perhaps;
    }

    /// <summary>Whether anything is known to have set the member, to whatever value.</summary>
    public Certainty HasAny(string member, IOperation place) => Has(member, place, _ => true);

    /// <summary>Up to the place nobody else had the object in hand, so it is as this body has made it.</summary>
    public bool IsKnownAt(IOperation place) => !_departures.Any(departure => IsUnknownCode(departure) && Relation(departure, place) != Certainty.Never);

    /// <summary>Whether an operation has run when control comes to a place.</summary>
    public Certainty Relation(IOperation earlier, IOperation place)
    {
        var (one, other) = (earlier.Syntax.EnclosingFunction(), place.Syntax.EnclosingFunction());
        if (one != other && !one.Surrounds(other))
        {
            return Certainty.Perhaps;
        }

        // An initializer is part of what it initializes, and so is the assignment of a member whose object the rules follow.
        return earlier.Syntax.SpanStart < place.Syntax.SpanStart || place.Syntax.Span.Contains(earlier.Syntax.Span)
            ? place.IsAlwaysPrecededBy(earlier) ? Certainty.Always : Certainty.Perhaps
            : one == other && !IsInOneLoop(earlier, place) ? Certainty.Never : Certainty.Perhaps;
    }

    /// <summary>The member of the object that a reference names: after its own name, whatever object it holds, or through a local that holds it.</summary>
    private string? MemberOf(IOperation reference, ObjectPath found) =>
        reference is IMemberReferenceOperation { Instance: { } owner } named && _names.Of(owner) is { } path && path.Equals(Path) ? named.Member.Name
        : found.Root.Equals(Path.Root) && found.Members.StartsWith(Path.Members + ".", StringComparison.Ordinal) && found.Members.IndexOf('.', Path.Members.Length + 1) < 0
            ? found.Members.Substring(Path.Members.Length + 1)
        : null;

    private IEnumerable<ObjectPath> Prefixes()
    {
        for (var length = Path.Members.Length; length >= 0; length = length == 0 ? -1 : Path.Members.LastIndexOf('.', length - 1))
        {
            yield return Path with { Members = Path.Members.Substring(0, length) };
        }
    }

    private static IEnumerable<StateChange> ChangesAt(IOperation reference, string member)
    {
        if (Write.Through(reference) is { } write)
        {
            return [new(member, StateChangeKind.Set, write.Value, write.Place)];
        }

        var whole = reference.OutermostConversion();
        return whole.Parent switch
        {
            IMemberInitializerOperation { Initializer.Initializers: var initializers } => initializers.OfType<IInvocationOperation>().Select(add => Added(member, add)),
            IInvocationOperation call when call.Instance == whole => call.TargetMethod.Name switch
            {
                "Add" or "AddRange" or "Insert" => [Added(member, call)],
                var name when Looks.Contains(name) => [],
                _ => [new(member, StateChangeKind.Touched, null, call)],
            },
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } when reference.Type?.IsReferenceType == true && !method.IsFramework() =>
                [new(member, StateChangeKind.Touched, null, call)],
            IPropertyReferenceOperation { Property.IsIndexer: true } element when Write.Through(element) is not null => [new(member, StateChangeKind.Touched, null, element)],
            _ => [],
        };
    }

    private static StateChange Added(string member, IInvocationOperation call) => new(member, StateChangeKind.Added, call.Arguments.LastOrDefault()?.Value, call);

    private bool IsGivenAway(IOperation reference)
    {
        var whole = reference.OutermostConversion();
        return whole.Parent switch
        {
            IArgumentOperation or IReturnOperation or ITupleOperation or IArrayInitializerOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation => true,
            // It starts anew.
            IInvocationOperation { TargetMethod.Name: "Reset" } call => call.Instance == whole,
            IAssignmentOperation assignment when assignment.Value == whole => _names.Of(assignment.Target) is not { } target || !target.Equals(_names.Of(reference)),
            _ => false,
        };
    }

    /// <summary>The framework changes nothing of what it gets, as far as the rules look, and what is returned has gone through all of the body.</summary>
    private static bool IsUnknownCode(IOperation departure) => departure.OutermostConversion().Parent switch
    {
        IReturnOperation => false,
        IArgumentOperation { Parent: IInvocationOperation call } => !call.TargetMethod.IsFramework(),
        IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } } => !type.IsFramework(),
        // The arguments of a log line.
        IArrayInitializerOperation { Parent: IArrayCreationOperation { IsImplicit: true } array } => IsUnknownCode(array),
        _ => true,
    };

    private bool IsInOneLoop(IOperation one, IOperation other) => one.Ancestors().OfType<ILoopOperation>().Any(loop =>
        loop.Syntax.Span.Contains(other.Syntax.Span)
        && !(Path.Root is ILocalSymbol local && local.DeclaringSyntaxReferences.Any(declaration => loop.Syntax.Span.Contains(declaration.Span))));
}
