using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>One at a time: a peer that passed so far may be refused, which is the point, but somebody should know.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3003CallbackIgnoresErrorsFix() : CallbackFix([Rules.MTLS3003CallbackIgnoresErrors], (Title, Edit))
{
    public const string Title = "Accept only when SslPolicyErrors is None";

    public override FixAllProvider? GetFixAllProvider() => null;

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (callback.Function is not { Errors: { } errors })
        {
            // The method cannot be changed from here, but it can be asked second.
            return StrictLambda.AcceptNoneAnd(callback) is { } lambda
                ? edits => edits.Replace(callback.Expression, old => lambda.WithTriviaFrom(old))
                : null;
        }

        return callback.Returns.Count == 0 ? null : edits =>
        {
            foreach (var value in callback.Returns)
            {
                edits.Replace(value, old => value.IsKind(SyntaxKind.TrueLiteralExpression)
                    ? errors.IsNone.WithTriviaFrom(old)
                    : Conjunction.Of(errors.IsNone, old));
            }

            errors.Declare(edits);
        };
    }
}
