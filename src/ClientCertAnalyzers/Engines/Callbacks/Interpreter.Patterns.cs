using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

internal sealed partial class Interpreter
{
    private Value Switch(ISwitchExpressionOperation @switch, State state)
    {
        var value = Evaluate(@switch.Value, state);
        Value? joined = null;
        foreach (var arm in @switch.Arms)
        {
            var matches = And(Matches(arm.Pattern, value, state), arm.Guard is null ? Value.True : Perhaps(arm.Guard, state));
            if (matches.IsFalse)
            {
                continue;
            }

            var result = PerhapsEnds(arm.Value, state);
            joined = joined is { } before && result is { } more ? Value.Join(before, more) : joined ?? result;
            if (matches.IsTrue)
            {
                return joined ?? throw PathEnded.Instance;
            }
        }

        // No arm matched for certain, so there is none for all the rest: the switch may throw.
        _frame.Throws = true;
        return joined ?? throw PathEnded.Instance;
    }

    private Value Matches(ICaseClauseOperation clause, Value value, State state) => clause switch
    {
        ISingleValueCaseClauseOperation single => Value.AreEqual(value, Evaluate(single.Value, state)),
        IPatternCaseClauseOperation pattern => And(Matches(pattern.Pattern, value, state), pattern.Guard is null ? Value.True : Perhaps(pattern.Guard, state)),
        _ => Value.False, // default: taken when no other matches
    };

    private Value Matches(IPatternOperation pattern, Value value, State state)
    {
        // Where the pattern does not match, nobody can read the variable.
        if (Declared(pattern) is { } variable)
        {
            Assign(variable, value, state);
        }

        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Value.True;
            case IConstantPatternOperation constant:
                return Value.AreEqual(value, Evaluate(constant.Value, state));
            case INegatedPatternOperation negated:
                return Matches(negated.Pattern, value, state).Not();
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return And(Matches(either.LeftPattern, value, state).Not(), Matches(either.RightPattern, value, state).Not()).Not();
            case IBinaryPatternOperation both:
                return And(Matches(both.LeftPattern, value, state), Matches(both.RightPattern, value, state));
            case IRelationalPatternOperation relational:
                return Binary(relational.OperatorKind, null, value, Evaluate(relational.Value, state));
            case IDeclarationPatternOperation { DeclaredSymbol: not null } declaration:
                return declaration.MatchesNull ? Value.True
                    : value.Number is not null && SymbolEqualityComparer.Default.Equals(declaration.MatchedType, pattern.InputType) ? Value.True
                    : Value.Unknown;
            case IRecursivePatternOperation recursive when value.Elements.Length > 0 && value.Elements.Length == recursive.DeconstructionSubpatterns.Length && recursive.PropertySubpatterns.IsEmpty:
                return recursive.DeconstructionSubpatterns.Select((p, i) => Matches(p, value.Elements[i], state)).Aggregate(Value.True, And);
            case IRecursivePatternOperation recursive when value.IsArguments && recursive.DeconstructionSubpatterns.IsEmpty:
                return recursive.PropertySubpatterns.Select(p => MatchesProperty(p, state)).Aggregate(Value.True, And);
            default:
                foreach (var part in pattern.Descendants().Select(Declared).OfType<ILocalSymbol>())
                {
                    Assign(part, value.IsDerived ? Subjects.Made(part.Type) : Value.Unknown, state);
                }

                return Value.Unknown;
        }
    }

    private static ISymbol? Declared(IOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    };

    private Value MatchesProperty(IPropertySubpatternOperation subpattern, State state) =>
        subpattern.Member is IPropertyReferenceOperation { Property: var property }
            && SymbolEqualityComparer.Default.Equals(property.OriginalDefinition, shape.ErrorsProperty!.OriginalDefinition)
                ? Matches(subpattern.Pattern, Value.Of(errors), state)
                : Value.Unknown;

    private static Value And(Value left, Value right) =>
        left.IsFalse || right.IsFalse ? Value.False : left.IsTrue && right.IsTrue ? Value.True : Value.Unknown;
}
