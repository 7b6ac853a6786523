using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>Whether and where a chain policy looks for revocations.</summary>
internal static class RevocationModes
{
    public const string Property = "RevocationMode";

    public const string NoCheck = "NoCheck";

    public const string Offline = "Offline";

    /// <summary>The assignment of a mode to a property of the framework whose value the operation is.</summary>
    public static ISimpleAssignmentOperation? AssignmentOf(IOperation mode, string name, KnownSymbols symbols)
    {
        var value = mode.OutermostConversion();
        return mode is IFieldReferenceOperation { Field: { Name: var field, ContainingType: var type } }
            && field == name
            && SymbolEqualityComparer.Default.Equals(type, symbols.X509RevocationMode)
            && value.Parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
            && assignment.Value == value
            && property.IsFramework() ? assignment : null;
    }

    /// <summary>The body sets the same member of the same object more than once: one mode is what it tries first, or what is left.</summary>
    public static bool IsOneOfSeveral(ISimpleAssignmentOperation assignment)
    {
        var target = (IPropertyReferenceOperation)assignment.Target;
        var names = new ObjectNames(assignment.Root());
        return names.Of(target.Instance) is { } owner && new ObjectState(owner, names).ChangesOf(target.Property.Name).Skip(1).Any();
    }

    public static bool IsSetTo(StateChange change, string name, KnownSymbols symbols) =>
        symbols.X509RevocationMode?.GetMembers(name) is [IFieldSymbol { ConstantValue: { } constant }] && change.IsSetTo(constant);
}
