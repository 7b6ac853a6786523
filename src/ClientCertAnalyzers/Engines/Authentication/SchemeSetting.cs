using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>A place that sets a member of <c>CertificateAuthenticationOptions</c>: in a callback, an initializer, or a class of its own.</summary>
internal sealed class SchemeSetting
{
    private readonly IPropertyReferenceOperation _target;
    private readonly Lazy<ObjectState?> _state;

    private SchemeSetting(IPropertyReferenceOperation target, ISimpleAssignmentOperation assignment)
    {
        (_target, Assignment) = (target, assignment);
        _state = new(StateOf);
    }

    public ISimpleAssignmentOperation Assignment { get; }

    public string Member => _target.Property.Name;

    /// <summary>What the body around does to the same options; null where it is not clear which ones they are.</summary>
    public ObjectState? State => _state.Value;

    /// <summary>The body sets the member more than once, and this may not be what stays.</summary>
    public bool IsOneOfSeveral => State?.ChangesOf(Member).Skip(1).Any() is true;

    public static SchemeSetting? Of(IOperation target, KnownSymbols symbols) =>
        target is IPropertyReferenceOperation { Property.ContainingType: var type, Parent: ISimpleAssignmentOperation assignment } property
            && assignment.Target == target
            && SymbolEqualityComparer.Default.Equals(type, symbols.CertificateAuthenticationOptions) ? new(property, assignment) : null;

    /// <summary>The expression with a constant value that the member gets: the whole value, or one that is chosen. Null where it gets another one, or nobody knows.</summary>
    public IOperation? Value(Func<object?, bool> isOne) => Assignment.Value.Choices().FirstOrDefault(value => value.ConstantValue is { HasValue: true, Value: var constant } && isOne(constant));

    /// <summary>The value is one of several that a condition chooses from.</summary>
    public bool IsChosen(IOperation value) => value.Unwrap() != Assignment.Value.Unwrap();

    private ObjectState? StateOf()
    {
        var names = new ObjectNames(Assignment.Root());
        return names.Of(_target.Instance) is { } path ? new(path, names) : null;
    }
}
