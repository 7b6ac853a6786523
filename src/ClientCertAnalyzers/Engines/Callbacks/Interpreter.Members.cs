using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>What the code around a function holds: properties, fields and captured variables, as far as nothing can change them.</summary>
internal sealed partial class Interpreter
{
    private Value Property(IPropertyReferenceOperation reference, State state)
    {
        var instance = reference.Instance is null ? Value.Unknown : Evaluate(reference.Instance, state);
        if (instance.IsArguments && SymbolEqualityComparer.Default.Equals(reference.Property.OriginalDefinition, shape.ErrorsProperty!.OriginalDefinition))
        {
            return Value.Of(errors);
        }

        var property = reference.Property;
        if (property.GetMethod is not { } getter || property.IsIndexer || !property.Locations.Any(l => l.IsInSource))
        {
            return instance.IsDerived ? Subjects.Made(property.Type) : Value.Unknown;
        }

        var isKnown = !CanBeOverridden(getter) || reference.Instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };
        var value = !isKnown ? Value.Unknown
            : bodies.Of(getter.OriginalDefinition, cancellationToken) is { } body ? CallBody(body, getter, [], null)
            : property.SetMethod is null ? Initial(property) : Value.Unknown;
        return value.IsUnknown && instance.IsDerived ? Subjects.Made(property.Type) : value;
    }

    private Value Field(IFieldSymbol field, IOperation? instance, State state)
    {
        if (instance is not null)
        {
            Evaluate(instance, state);
        }

        return field.IsReadOnly ? Initial(field) : Value.Unknown;
    }

    /// <summary>The value of a read-only member from its initializer, unless a constructor may set another.</summary>
    private Value Initial(ISymbol member) =>
        bodies.InitializerOf(member, cancellationToken) is { } initializer && !_running.Contains(initializer) && !ConstructorMaySet(member)
            ? Isolated(initializer) : Value.Unknown;

    private bool ConstructorMaySet(ISymbol member) => member.ContainingType.Constructors.Any(c =>
        !c.IsImplicitlyDeclared && c.IsStatic == member.IsStatic
        && (bodies.Of(c, cancellationToken) is not { } body || body.Descendants().Any(o => o is IMemberReferenceOperation m && SymbolEqualityComparer.Default.Equals(m.Member, member))));

    /// <summary>A local of the method around the callback: known when nothing writes it after its declaration.</summary>
    private Value Captured(ILocalReferenceOperation reference)
    {
        var root = reference.Root();
        if (reference.Local.RefKind != RefKind.None || Writes.In(root).Contains(reference.Local))
        {
            return Value.Unknown;
        }

        var declarator = root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, reference.Local));
        return declarator?.GetVariableInitializer() is { Value: var initial } && !_running.Contains(initial) ? Isolated(initial) : Value.Unknown;
    }

    private Value Isolated(IOperation initializer)
    {
        if (_running.Count > MaxDepth)
        {
            return Value.Unknown;
        }

        _running.Push(initializer);
        try
        {
            return Evaluate(initializer, new State());
        }
        catch (PathEnded)
        {
            return Value.Unknown;
        }
        finally
        {
            _running.Pop();
        }
    }
}
