using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Engines.ConnectionStrings;

/// <summary>A connection string in code: a literal, pieces of text, or a name that stands for one of them.</summary>
/// <param name="Text">What it says, as far as code shows it.</param>
/// <param name="Written">Where it stands.</param>
internal sealed record ConnectionExpression(string Text, SyntaxNode Written)
{
    /// <summary>Null where nothing of the text is to be seen.</summary>
    public static ConnectionExpression? Of(IOperation value)
    {
        value = value.Unwrap();
        if (value is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
        {
            return Declared(value) is { } declared && value.ConstantValue is { HasValue: true, Value: string constant }
                ? new(constant, declared)
                : Write.Only(value) is { } origin ? OfText(origin.Unwrap()) : null;
        }

        return OfText(value);
    }

    /// <summary>The one place in the code with the value of a setting; null where it is put together, or stands in another file than the given one.</summary>
    public TextSpan? PlaceOf(ConnectionSetting setting, SyntaxTree file)
    {
        if (Written.SyntaxTree != file)
        {
            return null;
        }

        TextSpan? found = null;
        foreach (var token in Written.DescendantTokens().Where(token => token.Value is string || token.IsKind(SyntaxKind.InterpolatedStringTextToken)))
        {
            var at = token.Text.IndexOf(setting.Written, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            if (found is not null || token.Text.IndexOf(setting.Written, at + 1, StringComparison.Ordinal) >= 0)
            {
                return null;
            }

            found = new TextSpan(token.SpanStart + at + setting.Start, setting.Written.Length - setting.Start);
        }

        return found;
    }

    private static ConnectionExpression? OfText(IOperation value) => TextOf(value) is { } text && text.Any(letter => letter != ConnectionText.Unknown) ? new(text, value.Syntax) : null;

    private static SyntaxNode? Declared(IOperation name) => ((ISymbol?)(name as ILocalReferenceOperation)?.Local ?? (name as IFieldReferenceOperation)?.Field)
        ?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : name.Syntax;

    private static string TextOf(IOperation value) => value.ConstantValue is { HasValue: true, Value: string constant } ? constant : value.Unwrap() switch
    {
        IInterpolatedStringOperation interpolated => string.Concat(interpolated.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation text => TextOf(text.Text),
            IInterpolationOperation hole => TextOf(hole.Expression),
            _ => ConnectionText.Unknown.ToString(),
        })),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => string.Concat(Terms(sum).Reverse().Select(TextOf)),
        _ => ConnectionText.Unknown.ToString(),
    };

    /// <summary>The pieces of a sum, the last one first. A sum may be longer than the stack is deep.</summary>
    private static IEnumerable<IOperation> Terms(IBinaryOperation sum)
    {
        IOperation rest = sum;
        while (rest is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } inner)
        {
            yield return inner.RightOperand;
            rest = inner.LeftOperand.Unwrap();
        }

        yield return rest;
    }
}
