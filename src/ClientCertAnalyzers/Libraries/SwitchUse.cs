using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Libraries;

/// <summary>Compares an operation with a row of the table.</summary>
internal static class SwitchUse
{
    /// <summary>The finding; null where the operation does something else, or nobody knows whether it does.</summary>
    public static SwitchFinding? Of(IOperation operation, LibrarySwitch row, INamedTypeSymbol type) => (row.Kind, operation) switch
    {
        (SwitchKind.Property, IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } target) when assignment.Target == target && Is(target.Property, row, type) =>
            OfAssignment(assignment, target.Property, row),
        (SwitchKind.Argument, IObjectCreationOperation { Constructor: { } constructor } creation) when Is(constructor, row, type) => OfArgument(creation, creation.Arguments, row),
        (SwitchKind.Argument, IInvocationOperation call) when Is(call.TargetMethod, row, type) => OfArgument(call, call.Arguments, row),
        (SwitchKind.Call, IInvocationOperation call) when Is(call.TargetMethod, row, type) =>
            new SwitchFinding(row.Member + "()", row.Effect, "remove the call", NameAndArguments(call.Syntax), call) { Repair = SwitchRepair.Removal(call) },
        (SwitchKind.Callback, IMethodReferenceOperation method) when Is(method.Method, row, type) =>
            new SwitchFinding($"{type.Name}.{row.Member}", row.Effect, "remove the callback", method.Syntax.GetLocation(), method)
            {
                Repair = method.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation call } ? SwitchRepair.Removal(call) : null,
            },
        (SwitchKind.Entry, IInvocationOperation { Arguments: [var key, var value] } call) when Is(call.TargetMethod, row, type) => OfEntry(call, key.Value, value.Value, row),
        _ => null,
    };

    private static bool Is(ISymbol member, LibrarySwitch row, INamedTypeSymbol type) =>
        member.Name == row.Member && SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, type);

    private static SwitchFinding? OfAssignment(IAssignmentOperation assignment, IPropertySymbol property, LibrarySwitch row)
    {
        var isCompound = assignment is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or };
        if (assignment is not ISimpleAssignmentOperation && !isCompound
            || assignment.Value.Choices().FirstOrDefault(value => SwitchValue.IsWrong(value, row)) is not { } wrong
            || IsSetOtherwise(assignment, property, row))
        {
            return null;
        }

        return new(isCompound ? assignment.Syntax.ToString() : $"{row.Member} = {SwitchValue.Written(wrong)}", row.Effect, RemedyOf(row), assignment.Syntax.GetLocation(), wrong)
        {
            IsInfo = row.IsInfo,
            IsChosen = wrong.Unwrap().Syntax != assignment.Value.Unwrap().Syntax,
            Repair = isCompound ? null : SwitchRepair.Value(wrong, row),
        };
    }

    /// <summary>The same body gives the property another value too, and that one may be what stays; or it lacks what the switch needs.</summary>
    private static bool IsSetOtherwise(IAssignmentOperation assignment, IPropertySymbol property, LibrarySwitch row)
    {
        var others = assignment.Root().DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
            .Where(other => other.Target is IPropertyReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, property.ContainingType))
            .ToLookup(other => ((IPropertyReferenceOperation)other.Target).Property.Name);
        return others[property.Name].Any(other => other.Syntax != assignment.Syntax && !other.Value.Choices().Any(value => SwitchValue.IsWrong(value, row)))
            || row.Beside.Length > 0 && !others[row.Beside].Any();
    }

    private static SwitchFinding? OfArgument(IOperation call, IEnumerable<IArgumentOperation> arguments, LibrarySwitch row)
    {
        if (arguments.FirstOrDefault(argument => argument.Parameter?.Name == row.Parameter) is not { } argument
            || argument.Value.Choices().FirstOrDefault(value => SwitchValue.IsWrong(value, row)) is not { } wrong)
        {
            return null;
        }

        var isDefault = argument.ArgumentKind == ArgumentKind.DefaultValue;
        var isNew = call is IObjectCreationOperation;
        var given = isDefault ? "" : SwitchValue.Written(wrong);
        return new(isNew ? $"{row.Parameter}: {given}" : $"{row.Member}({given})", row.Effect, RemedyOf(row), isNew ? argument.Syntax.GetLocation() : NameAndArguments(call.Syntax), isDefault ? call : wrong)
        {
            IsInfo = row.IsInfo,
            IsChosen = !isDefault && wrong.Unwrap().Syntax != argument.Value.Unwrap().Syntax,
            Repair = !isDefault ? SwitchRepair.Value(wrong, row)
                : call.Syntax is InvocationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } list } ? (list.Span, $"({row.Right})") : null,
        };
    }

    private static SwitchFinding? OfEntry(IInvocationOperation call, IOperation key, IOperation value, LibrarySwitch row) =>
        key.Unwrap().ConstantValue is { HasValue: true, Value: string name } && name == row.Parameter && SwitchValue.IsWrong(value, row)
            ? new($"{name}={SwitchValue.Written(value)}", row.Effect, RemedyOf(row), NameAndArguments(call.Syntax), value)
            {
                Repair = value.Syntax is LiteralExpressionSyntax ? (value.Syntax.Span, $"\"{row.Right}\"") : null,
            }
            : null;

    private static string RemedyOf(LibrarySwitch row) => $"set it to '{row.Right}'";

    /// <summary>A call in a chain without what stands before it.</summary>
    private static Location NameAndArguments(SyntaxNode call)
    {
        var name = call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } member } } ? member : call;
        return Location.Create(call.SyntaxTree, TextSpan.FromBounds(name.SpanStart, call.Span.End));
    }
}
