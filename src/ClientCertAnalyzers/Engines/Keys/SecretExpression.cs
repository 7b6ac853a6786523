using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Keys;

/// <summary>Texts and bytes as code writes them down: literals, pieces joined by <c>+</c>, lists of numbers.</summary>
internal static class SecretExpression
{
    /// <summary>Ends base64 wherever a value is not to be seen.</summary>
    private const char Unknown = '?';

    /// <summary>The outermost <c>+</c> that a piece belongs to.</summary>
    public static ExpressionSyntax Around(ExpressionSyntax piece)
    {
        var whole = piece;
        while (whole.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole;
    }

    /// <summary>The first piece that looks like the beginning of a key; base64 without a header begins with the whole.</summary>
    public static ExpressionSyntax? Beginning(ExpressionSyntax whole)
    {
        var pieces = Pieces(whole);
        return pieces.FirstOrDefault(piece => RawText(piece) is { } text && SecretText.MayBegin(text) && text.Contains("-----"))
            ?? (RawText(pieces[0]) is { } first && SecretText.MayBegin(first) ? pieces[0] : null);
    }

    public static string TextOf(ExpressionSyntax whole, SemanticModel model, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var piece in Pieces(whole))
        {
            if (piece is InterpolatedStringExpressionSyntax interpolated)
            {
                foreach (var part in interpolated.Contents)
                {
                    text.Append(part switch
                    {
                        InterpolatedStringTextSyntax { TextToken.ValueText: var words } => words,
                        InterpolationSyntax { Expression: var hole } => ValueOf(hole, model, cancellationToken),
                        _ => "?",
                    });
                }
            }
            else
            {
                text.Append(RawText(piece) ?? ValueOf(piece, model, cancellationToken));
            }
        }

        return text.ToString();
    }

    /// <summary>The bytes of a list of numbers that may be a key; null for other lists, most of them at the first look.</summary>
    public static byte[]? BytesOf(SyntaxNode list)
    {
        IReadOnlyList<SyntaxNode> elements = list switch
        {
            InitializerExpressionSyntax initializer => initializer.Expressions,
            CollectionExpressionSyntax collection => collection.Elements,
            _ => [],
        };
        if (elements.Count < SecretContent.Shortest || ByteOf(elements[0]) != Der.Sequence)
        {
            return null;
        }

        var bytes = new byte[elements.Count];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (ByteOf(elements[i]) is not { } value)
            {
                return null;
            }

            bytes[i] = value;
        }

        return bytes;
    }

    private static byte? ByteOf(SyntaxNode element) => element switch
    {
        LiteralExpressionSyntax { Token.Value: int and >= 0 and <= byte.MaxValue and var value } => (byte)value,
        ExpressionElementSyntax { Expression: var expression } => ByteOf(expression),
        CastExpressionSyntax { Expression: LiteralExpressionSyntax literal } => ByteOf(literal),
        _ => null,
    };

    /// <summary>Without recursion: generated code joins thousands of lines.</summary>
    private static IReadOnlyList<ExpressionSyntax> Pieces(ExpressionSyntax whole)
    {
        var pieces = new List<ExpressionSyntax>();
        var open = new Stack<ExpressionSyntax>();
        open.Push(whole);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case ParenthesizedExpressionSyntax { Expression: var inner }:
                    open.Push(inner);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    open.Push(sum.Right);
                    open.Push(sum.Left);
                    break;
                case var piece:
                    pieces.Add(piece);
                    break;
            }
        }

        return pieces;
    }

    private static string? RawText(ExpressionSyntax piece) => piece switch
    {
        LiteralExpressionSyntax { Token: var token } when token.Value is string => token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.OfType<InterpolatedStringTextSyntax>().Select(text => text.TextToken.ValueText)),
        _ => null,
    };

    private static string ValueOf(ExpressionSyntax piece, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(piece, cancellationToken) is { HasValue: true, Value: string text } ? text
        : model.GetSymbolInfo(piece, cancellationToken).Symbol is IPropertySymbol { Name: "NewLine", ContainingType.Name: "Environment" } ? "\n"
        : Unknown.ToString();
}
