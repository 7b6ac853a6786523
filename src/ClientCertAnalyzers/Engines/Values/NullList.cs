using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Whether the <c>ClientCertificates</c> of an <c>SslClientAuthenticationOptions</c> are certain to be null where code uses them.</summary>
internal sealed class NullList(KnownSymbols symbols)
{
    public const string Property = "ClientCertificates";

    private const string Options = "SslOptions";

    /// <summary>A use that throws when there is no list, the first one on its way.</summary>
    public bool Throws(IPropertyReferenceOperation list) => IsList(list) && IsDereferenced(list)
        && ObjectPath.Of(list) is { } path
        && IsNullAt(path, list, mayBeAlias: true)
        && AreOthersHarmless(path, list);

    private bool IsList(IPropertyReferenceOperation list) =>
        list.Property.Name == Property && SymbolEqualityComparer.Default.Equals(list.Property.ContainingType, symbols.SslClientAuthenticationOptions);

    private static bool IsDereferenced(IPropertyReferenceOperation list) => list.OutermostConversion().Parent switch
    {
        IInvocationOperation call => call.Instance is not null && call.Instance.Unwrap() == list,
        IMemberReferenceOperation member => member.Instance is not null && member.Instance.Unwrap() == list,
        IMemberInitializerOperation { Initializer.Initializers: var added } => added.Any(element => element is IInvocationOperation),
        _ => false,
    } && !list.Ancestors().Any(outer => outer is INameOfOperation);

    private bool IsNullAt(ObjectPath path, IOperation use, bool mayBeAlias)
    {
        var body = use.Root();
        var last = path.Writes(body).Where(write => write.Write.Place.Syntax.SpanStart < use.Syntax.SpanStart && !IsInside(use, write.Write)).LastOrDefault();
        if (last.Path.Root is null)
        {
            return path.Root switch
            {
                SyntaxNode creation => use.SemanticModel?.GetOperation(creation) is { } made && IsNullIn(made, path.Members),
                IParameterSymbol parameter => path.Members == "." + Options + "." + Property && IsNew(parameter, use) && !path.MayChangeBetween(null, use),
                _ => false,
            };
        }

        var rest = path.Members.Substring(last.Path.Members.Length);
        return last.Write.Value?.Unwrap() is { } value
            && last.Write.Place.Syntax.EnclosingFunction() == use.Syntax.EnclosingFunction()
            && use.IsAlwaysPrecededBy(last.Write.Place)
            && !path.MayChangeBetween(last.Write.Place, use)
            && (IsNullIn(value, rest) || (mayBeAlias && rest == "." + Property && IsOptions(value) && IsNullBehind(value, last.Write.Place, use)));
    }

    /// <summary>The variable is another name for the options of a handler, whose list nobody has made by the time of the use.</summary>
    private bool IsNullBehind(IOperation options, IOperation alias, IOperation use) => ObjectPath.Of(options)?.Member(Property) is { } list
        && IsNullAt(list, alias, mayBeAlias: false)
        && !list.Writes(use.Root()).Any(write => write.Write.Place.Syntax.SpanStart > alias.Syntax.SpanStart);

    /// <summary>The use is a part of the value that is written: an object and what its initializer does with it.</summary>
    private static bool IsInside(IOperation use, Write write) => write.Value is { } value && value.Unwrap() is not IObjectCreationOperation && value.Syntax.Span.Contains(use.Syntax.Span);

    /// <summary>A new object has no list, whatever else its initializer sets: that would be a write of its own.</summary>
    private bool IsNullIn(IOperation value, string members) => value switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => members.Length == 0,
        IObjectCreationOperation { Type: var type } => SymbolEqualityComparer.Default.Equals(type, symbols.SocketsHttpHandler) ? members == "." + Options + "." + Property
            : SymbolEqualityComparer.Default.Equals(type, symbols.SslClientAuthenticationOptions) && members == "." + Property,
        _ => false,
    };

    private bool IsOptions(IOperation value) => value is IPropertyReferenceOperation { Property: { Name: Options, ContainingType: var type } }
        && SymbolEqualityComparer.Default.Equals(type, symbols.SocketsHttpHandler);

    /// <summary>The first use throws, and what comes behind it never runs. Any other look at the list may be a test.</summary>
    private static bool AreOthersHarmless(ObjectPath path, IPropertyReferenceOperation list) => list.Root().Descendants().OfType<IPropertyReferenceOperation>()
        .Where(other => other.Property.Name == Property && other.Syntax.SpanStart < list.Syntax.SpanStart && ObjectPath.Of(other) is { } same && same.Equals(path))
        .All(other => Write.Through(other) is not null || (IsDereferenced(other) && !list.IsAlwaysPrecededBy(other)));

    /// <summary>The handler that the client factory or YARP has just made, if no code near by gives handlers lists.</summary>
    private bool IsNew(IParameterSymbol parameter, IOperation use) =>
        SymbolEqualityComparer.Default.Equals(parameter.Type, symbols.SocketsHttpHandler)
        && parameter.ContainingSymbol is IMethodSymbol function
        && OnlyDelegate.ReceiverOf(function, use) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type } } }
        && (name == "UseSocketsHttpHandler" ? type.Is(symbols.HttpClientBuilderExtensions)
            : name == "Configure" ? type.Is(symbols.SocketsHttpHandlerBuilderExtensions)
            : name == "ConfigureHttpClient" && type.Is(symbols.ReverseProxyExtensions))
        && !use.Surroundings().DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.GetLastToken().ValueText == Property && assignment.Right is not InitializerExpressionSyntax);
}
