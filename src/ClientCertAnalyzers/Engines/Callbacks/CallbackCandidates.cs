using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>
/// Tells by syntax alone which lambdas and method names are worth binding. It errs on the side of looking: what it lets through is
/// judged by its delegate type; what it keeps out cannot have a callback's signature.
/// </summary>
internal static class CallbackCandidates
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> NamesByTree = new();

    /// <summary>Names of the compilation's methods and local functions that could be a callback. Cached per file, so an edit costs one file.</summary>
    public static HashSet<string> MethodNames(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            names.UnionWith(NamesByTree.GetValue(tree, t => MethodNamesIn(t, cancellationToken)));
        }

        return names;
    }

    public static bool IsLambda(AnonymousFunctionExpressionSyntax function)
    {
        switch (function)
        {
            case AnonymousMethodExpressionSyntax { ParameterList: null }:
                return true;
            case SimpleLambdaExpressionSyntax:
                return IsHandedToNamed(function);
            default:
                var parameters = (function is ParenthesizedLambdaExpressionSyntax lambda ? lambda.ParameterList : ((AnonymousMethodExpressionSyntax)function).ParameterList!).Parameters;
                return (parameters.Count > 2 || IsHandedToNamed(function)) && parameters.Any(p => p.Type is null || MentionsSubject(p.Type));
        }
    }

    /// <summary>One or two parameters are common: such a lambda counts only where it is stored, or given to something that speaks of certificates.</summary>
    private static bool IsHandedToNamed(SyntaxNode function)
    {
        while (function.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax)
        {
            function = function.Parent;
        }

        return function.Parent switch
        {
            AssignmentExpressionSyntax assignment => SpeaksOfCertificates(assignment.Left),
            EqualsValueClauseSyntax => true,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => SpeaksOfCertificates(call.Expression),
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } => true,
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
            _ => false,
        };
    }

    private static bool SpeaksOfCertificates(ExpressionSyntax target)
    {
        var name = target switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return Contains(name, "Cert") || Contains(name, "Valid") || Contains(name, "Verif");
    }

    private static HashSet<string> MethodNamesIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>();
        var text = tree.GetText(cancellationToken).ToString();
        if (!Contains(text, "Certificate") && !Contains(text, "SslPolicyErrors"))
        {
            return names;
        }

        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            var (parameters, name) = node switch
            {
                MethodDeclarationSyntax method => (method.ParameterList.Parameters, method.Identifier.ValueText),
                LocalFunctionStatementSyntax function => (function.ParameterList.Parameters, function.Identifier.ValueText),
                _ => (default, ""),
            };
            if (parameters.Any(p => p.Type is { } type && MentionsSubject(type)))
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Spelled out or behind a prefix; an alias for both certificate and errors escapes, which costs a finding and no false alarm.</summary>
    private static bool MentionsSubject(TypeSyntax type)
    {
        var text = type.ToString();
        return Contains(text, "Certificate") || Contains(text, "SslPolicyErrors") || Contains(text, "X509Chain");
    }

    private static bool Contains(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
