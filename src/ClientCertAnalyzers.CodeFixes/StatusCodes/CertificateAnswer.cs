using ClientCertAnalyzers.Engines.Answers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>What 495 or 496 looks like in code: through the runtime helper where the project references it, else the number with what belongs to it.</summary>
internal sealed class CertificateAnswer(bool isMissing, KnownSymbols symbols)
{
    private string Phrase => isMissing ? "SSL Certificate Required" : "SSL Certificate Error";

    public bool HasHelper => symbols.ClientCertificateAnswers is not null;

    /// <summary>The extension method on <c>HttpResponse</c>.</summary>
    public string WriteMethod => isMissing ? "WriteClientCertificateRequiredAsync" : "WriteClientCertificateInvalidAsync";

    public ExpressionSyntax Number => symbols.ClientCertificateStatusCodes is { } codes
        ? TypeReferences.StaticMember(codes, isMissing ? "Missing" : "Invalid")
        : SyntaxFactory.ParseExpression(isMissing ? "496" : "495");

    /// <summary>The whole answer as a result.</summary>
    public ExpressionSyntax Result => SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression,
        TypeReferences.StaticMember(symbols.Results!, "Extensions"),
        SyntaxFactory.IdentifierName(isMissing ? "ClientCertificateRequired" : "ClientCertificateInvalid")));

    /// <summary>The result with the status alone, made in the way in which the answer was.</summary>
    public ExpressionSyntax Bare(ExpressionSyntax answer)
    {
        var status = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Number)));
        return answer switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax maker } => SyntaxFactory.InvocationExpression(maker.WithName(SyntaxFactory.IdentifierName("StatusCode")).WithoutTrivia(), status),
            InvocationExpressionSyntax => SyntaxFactory.InvocationExpression(SyntaxFactory.IdentifierName("StatusCode"), status),
            _ => SyntaxFactory.ObjectCreationExpression(SyntaxFactory.ParseTypeName("Microsoft.AspNetCore.Mvc.StatusCodeResult").WithAdditionalAnnotations(Simplifier.Annotation), status, null),
        };
    }

    /// <summary>A statement that writes the whole answer.</summary>
    public StatementSyntax Write(string response, bool returns) => SyntaxFactory.ParseStatement((returns ? "return " : "await ") + response + "." + WriteMethod + "();");

    /// <summary>Behind the status, what the framework does not do: the header leaves a connection of HTTP/2 alone.</summary>
    public IEnumerable<StatementSyntax> Manners(string context, AnswerManners has)
    {
        if (!has.HasPhrase)
        {
            var statement = SyntaxFactory.ParseStatement($"{context}.Features.GetRequiredFeature<Feature>().ReasonPhrase = \"{Phrase}\";");
            yield return statement.ReplaceNode(
                statement.DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == "Feature"),
                TypeReferences.Type(symbols.HttpResponseFeature!)).WithAdditionalAnnotations(Formatter.Annotation);
        }

        if (!has.Closes)
        {
            yield return SyntaxFactory.ParseStatement($"{context}.Response.Headers.Connection = \"close\";").WithAdditionalAnnotations(Formatter.Annotation);
        }
    }

    /// <summary>The same for <c>HttpListener</c>.</summary>
    public IEnumerable<StatementSyntax> ListenerManners(string response, AnswerManners has)
    {
        if (!has.HasPhrase)
        {
            yield return SyntaxFactory.ParseStatement($"{response}.StatusDescription = \"{Phrase}\";").WithAdditionalAnnotations(Formatter.Annotation);
        }

        if (!has.Closes)
        {
            yield return SyntaxFactory.ParseStatement($"{response}.KeepAlive = false;").WithAdditionalAnnotations(Formatter.Annotation);
        }
    }
}
