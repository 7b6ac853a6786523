using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Identity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Answers;

/// <summary>What the code around an answer does for the response beside the status: in the same branch, or in one around it.</summary>
/// <param name="HasPhrase">It sets a reason phrase.</param>
/// <param name="Closes">It ends the connection.</param>
internal readonly record struct AnswerManners(bool HasPhrase, bool Closes)
{
    public static AnswerManners Of(IOperation answer, KnownSymbols symbols)
    {
        var (branches, manners) = (answer.BranchesAround(), default(AnswerManners));
        foreach (var operation in (Functions.Around(answer)?.Body ?? answer.Root()).DescendantsAndSelf())
        {
            var (phrase, closes) = (IsPhrase(operation, symbols), IsClose(operation, symbols));
            if ((phrase || closes) && (branches.IsEmpty || branches[0].Span.Contains(operation.Syntax.Span) || operation.BranchesAround().All(branches.Contains)))
            {
                manners = new(manners.HasPhrase || phrase, manners.Closes || closes);
            }
        }

        return manners;
    }

    private static bool IsPhrase(IOperation operation, KnownSymbols symbols) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { ContainingType: var type, Name: var name } } }
        && (name == "ReasonPhrase" && type.Is(symbols.HttpResponseFeature) || name == "StatusDescription" && type.Is(symbols.HttpListenerResponse));

    private static bool IsClose(IOperation operation, KnownSymbols symbols) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { ContainingType: var type, Name: var name } } target } =>
            name == "Connection" && type.Is(symbols.HeaderDictionary) || name == "KeepAlive" && type.Is(symbols.HttpListenerResponse) || NamesConnection(target.Arguments, type, symbols),
        IInvocationOperation { TargetMethod: { ContainingType: { } type, Name: var name } } call =>
            name == "RequestClose" && type.Is(symbols.ConnectionInfo) || name == "Abort" && type.Is(symbols.HttpContext)
            || name is "Append" or "Add" or "TryAdd" && NamesConnection(call.Arguments, call.Receiver()?.Type ?? type, symbols),
        _ => false,
    };

    private static bool NamesConnection(IEnumerable<IArgumentOperation> arguments, ITypeSymbol type, KnownSymbols symbols) =>
        arguments.Any(argument => IsConnection(argument.Value))
        && (type.Is(symbols.HeaderDictionary) || arguments.FirstOrDefault()?.Value.Unwrap().Type?.Is(symbols.HeaderDictionary) is true);

    /// <summary>As text or as <c>HeaderNames.Connection</c>.</summary>
    private static bool IsConnection(IOperation name) => name.ConstantValue is { HasValue: true, Value: string header }
        ? header.Equals("Connection", StringComparison.OrdinalIgnoreCase)
        : name.Unwrap() is IFieldReferenceOperation { Field: { Name: "Connection", ContainingType.Name: "HeaderNames" } field } && field.IsFramework();
}
