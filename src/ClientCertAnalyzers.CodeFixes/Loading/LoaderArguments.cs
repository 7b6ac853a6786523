using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>The arguments of an old call as those of a loader, which has other names for them and for spans no null.</summary>
internal sealed class LoaderArguments
{
    private readonly LoaderCall _call;
    private readonly bool _isSpan;
    private readonly int _data;
    private readonly int _password = -1;
    private readonly string _name;
    private readonly List<int> _dropped = [];

    public LoaderArguments(FormatSniffer sniffer, LoaderCall call)
    {
        _call = call;
        _isSpan = sniffer.Data.Parameter?.Type is INamedTypeSymbol { Name: "ReadOnlySpan" };
        _name = call == LoaderCall.Pem ? "certPemFilePath" : sniffer.IsFile ? "path" : "data";
        if (ListOf(sniffer.Call.Syntax)?.Arguments is not { } given)
        {
            _data = -1;
            return;
        }

        _data = IndexOf(sniffer.Data);
        _password = sniffer.Password is { } password ? IndexOf(password) : -1;
        _dropped = call == LoaderCall.Pkcs12 ? [] : [.. Enumerable.Range(0, given.Count).Where(index => index != _data).Reverse()];
        ArePossible = _data >= 0 && _dropped.All(index => CanDrop(given[index]));

        // With an exclamation mark behind it an argument's own syntax is the value in front of that.
        int IndexOf(IArgumentOperation argument) => given.IndexOf(one => one.Span.Contains(argument.Syntax.Span));
    }

    /// <summary>Nothing is lost with an argument that the loader does not take.</summary>
    public bool ArePossible { get; }

    public static ArgumentListSyntax? ListOf(SyntaxNode call) => call switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        _ => null,
    };

    public ArgumentListSyntax From(ArgumentListSyntax list)
    {
        var arguments = list.Arguments;
        var data = arguments[_data];
        if (data.NameColon is { } colon)
        {
            arguments = arguments.Replace(data, data.WithNameColon(colon.WithName(SyntaxFactory.IdentifierName(_name).WithTriviaFrom(colon.Name))));
        }

        if (_call != LoaderCall.Pkcs12)
        {
            return list.WithArguments(_dropped.Aggregate(arguments, (rest, index) => rest.RemoveAt(index)));
        }

        if (_password < 0)
        {
            var none = SyntaxFactory.Argument(None()).WithLeadingTrivia(SyntaxFactory.Space);
            arguments = arguments.Add(data.NameColon is null ? none : none.WithNameColon(SyntaxFactory.NameColon("password")));
        }
        else if (_isSpan && arguments[_password].Expression is var password && password.IsKind(SyntaxKind.NullLiteralExpression))
        {
            arguments = arguments.Replace(arguments[_password], arguments[_password].WithExpression(None().WithTriviaFrom(password)));
        }

        return list.WithArguments(arguments);
    }

    private LiteralExpressionSyntax None() => SyntaxFactory.LiteralExpression(_isSpan ? SyntaxKind.DefaultLiteralExpression : SyntaxKind.NullLiteralExpression);

    private static bool CanDrop(ArgumentSyntax argument) =>
        argument.Expression.DescendantNodesAndSelf().All(node => node is LiteralExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax or PredefinedTypeSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } or CastExpressionSyntax or NullableTypeSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } or DefaultExpressionSyntax)
        && !argument.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
}
