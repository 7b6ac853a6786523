using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.States;

internal enum StateChangeKind
{
    /// <summary>The member gets another value.</summary>
    Set,

    /// <summary>A collection gets one element more, or several.</summary>
    Added,

    /// <summary>Something may have changed, in a way that the code does not show.</summary>
    Touched,
}

/// <summary>What a body of code does to a member of an object at one place.</summary>
/// <param name="Member">Its name.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Value">What it gets; null where the code does not show it.</param>
/// <param name="Place">The assignment or call.</param>
internal readonly record struct StateChange(string Member, StateChangeKind Kind, IOperation? Value, IOperation Place)
{
    /// <summary>What a reader sees as the change: the whole member of an initializer, else the call or assignment.</summary>
    public SyntaxNode Syntax => Place.Parent?.Parent is IMemberInitializerOperation member ? member.Syntax : Place.Syntax;

    public bool IsSetTo(object? constant) => Kind == StateChangeKind.Set && Value?.ConstantValue is { HasValue: true, Value: { } value } && value.Equals(constant);
}

internal enum Certainty
{
    /// <summary>Nothing in the body does it.</summary>
    Never,

    /// <summary>It depends on a condition, or other code may do it.</summary>
    Perhaps,

    Always,
}
