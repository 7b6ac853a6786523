using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.States;

/// <summary>
/// Which expressions of one body stand for the same object. A local that is written once, with another variable or member, is that other;
/// a member that a variable is put into is the variable: after <c>chain.ChainPolicy = policy</c> both have one name.
/// </summary>
internal sealed class ObjectNames
{
    private const int MostSteps = 16;

    private readonly Dictionary<ObjectPath, List<Write>> _writes = [];

    public ObjectNames(IOperation body)
    {
        Body = body;
        foreach (var operation in body.DescendantsAndSelf())
        {
            Write? write = operation switch
            {
                IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer => new(declarator, initializer.Value),
                _ when IsReference(operation) => Write.Through(operation),
                _ => null,
            };
            if (write is { } found && ObjectPath.Of(operation) is { } path)
            {
                if (!_writes.TryGetValue(path, out var writes))
                {
                    _writes[path] = writes = [];
                }

                writes.Add(found);
            }
        }
    }

    public IOperation Body { get; }

    /// <summary>The one name of the object that an expression stands for.</summary>
    public ObjectPath? Of(IOperation? expression)
    {
        if (ObjectPath.Of(expression) is not { } path)
        {
            return null;
        }

        for (var step = 0; step < MostSteps && Shorter(path) is { } other; step++)
        {
            path = other;
        }

        return path;
    }

    /// <summary>The member of an object, under its one name.</summary>
    public ObjectPath Member(ObjectPath owner, string member)
    {
        var path = owner.Member(member);
        for (var step = 0; step < MostSteps && Shorter(path) is { } other; step++)
        {
            path = other;
        }

        return path;
    }

    /// <summary>What the body writes into a variable or member.</summary>
    public IReadOnlyList<Write> WritesOf(ObjectPath path) => _writes.TryGetValue(path, out var writes) ? writes : [];

    public static bool IsReference(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 };

    private ObjectPath? Shorter(ObjectPath path)
    {
        for (var length = path.Members.Length; length >= 0; length = length == 0 ? -1 : path.Members.LastIndexOf('.', length - 1))
        {
            var outer = path with { Members = path.Members.Substring(0, length) };
            if (WritesOf(outer) is [{ Value: { } value }] && IsName(value.Unwrap()) && !IsForeign(outer)
                && ObjectPath.Of(value) is { } other && !path.IsIn(other) && !other.IsIn(outer))
            {
                return other with { Members = other.Members + path.Members.Substring(length) };
            }
        }

        return null;
    }

    private static bool IsName(IOperation value) => IsReference(value) && value is not IFieldReferenceOperation { Field.IsConst: true };

    /// <summary>Other methods may write fields too, and a caller has given the parameter its first value.</summary>
    private static bool IsForeign(ObjectPath path) => path.Root is not (ILocalSymbol or IParameterSymbol or SyntaxNode) || path is { Root: IParameterSymbol, Members: "" };
}
