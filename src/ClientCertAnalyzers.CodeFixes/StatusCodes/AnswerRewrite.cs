using ClientCertAnalyzers.Engines.Answers;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Puts 495 or 496 in the place of an answer. Null where the code leaves no room for all that belongs to it.</summary>
internal static class AnswerRewrite
{
    public static Action<DocumentEditor>? Of(ExpressionSyntax answer, bool isMissing, SemanticModel model, KnownSymbols symbols)
    {
        var code = new CertificateAnswer(isMissing, symbols);
        if (model.GetOperation(answer) is not { } operation || symbols.HeaderDictionary?.GetMembers("Connection").IsEmpty is true)
        {
            return null;
        }

        var has = AnswerManners.Of(operation, symbols);
        return answer switch
        {
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var response }, Parent: ExpressionStatementSyntax statement } =>
                model.GetTypeInfo(response).Type?.Is(symbols.HttpListenerResponse) is true
                    ? editor => Statements.Replace(editor, statement, [Assign(response, code), .. code.ListenerManners(response.ToString(), has)])
                    : OfResponse(statement, response, code, has),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var response }, Parent: ExpressionStatementSyntax statement } when model.GetTypeInfo(response).Type?.Is(symbols.HttpResponse) is true =>
                OfResponse(statement, response, code, has),
            ObjectCreationExpressionSyntax { ArgumentList.Arguments: [var message, ..] arguments } creation when model.GetTypeInfo(answer).Type?.Is(symbols.BadHttpRequestException) is true && arguments.Count <= 2 =>
                editor => editor.ReplaceNode(creation, creation.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList([message, SyntaxFactory.Argument(code.Number)]))).WithAdditionalAnnotations(Formatter.Annotation)),
            InvocationExpressionSyntax or ObjectCreationExpressionSyntax => OfResult(answer, code, has, model, symbols),
            _ => null,
        };
    }

    private static Action<DocumentEditor> OfResponse(ExpressionStatementSyntax statement, ExpressionSyntax response, CertificateAnswer code, AnswerManners has)
    {
        if (code.HasHelper && !has.HasPhrase && !has.Closes)
        {
            if (AnswerScope.CanAwait(statement) && AnswerScope.IsLast(statement))
            {
                return editor => editor.ReplaceNode(statement, Write(returns: false));
            }

            if (AnswerScope.Next(statement) is ReturnStatementSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } } next
                && next.DescendantTrivia().All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            {
                return editor =>
                {
                    editor.ReplaceNode(statement, Write(returns: true));
                    editor.RemoveNode(next, SyntaxRemoveOptions.KeepNoTrivia);
                };
            }
        }

        return editor => Statements.Replace(editor, statement, [Assign(response, code), .. code.Manners(AnswerScope.ContextOf(response), has)]);

        StatementSyntax Write(bool returns) => code.Write(response.ToString(), returns).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static ExpressionStatementSyntax Assign(ExpressionSyntax response, CertificateAnswer code) => SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, response.WithoutTrivia(), SyntaxFactory.IdentifierName("StatusCode")),
        code.Number)).WithAdditionalAnnotations(Formatter.Annotation);

    private static Action<DocumentEditor>? OfResult(ExpressionSyntax answer, CertificateAnswer code, AnswerManners has, SemanticModel model, KnownSymbols symbols)
    {
        var target = model.GetTypeInfo(answer).ConvertedType;
        var isResult = target is { Name: "IResult" };
        if (code.HasHelper && isResult && !has.HasPhrase && !has.Closes)
        {
            return editor => editor.ReplaceNode(answer, code.Result.WithTriviaFrom(answer).WithAdditionalAnnotations(Formatter.Annotation));
        }

        if (!isResult && target is not { Name: "IActionResult" or "ActionResult" } || AnswerScope.Context(answer, model, symbols) is not { } context)
        {
            return null;
        }

        var bare = code.Bare(answer).WithTriviaFrom(answer);
        return answer.Parent switch
        {
            ReturnStatementSyntax whole => editor => Statements.Replace(editor, whole, [.. code.Manners(context, has), whole.ReplaceNode(answer, bare)]),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax whole } => editor => Statements.Replace(editor, whole, [.. code.Manners(context, has), whole.ReplaceNode(answer, bare)]),
            ConditionalExpressionSyntax { Parent: ReturnStatementSyntax whole } choice when answer != choice.Condition =>
                editor => Statements.Replace(editor, whole, Statements.Branch(choice, answer, [.. code.Manners(context, has), SyntaxFactory.ReturnStatement(bare)])),
            _ => null,
        };
    }
}
