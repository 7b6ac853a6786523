using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>Flags that somebody sets from outside: an option, a setting, an environment variable, a parameter.</summary>
internal sealed class SwitchReads(KnownSymbols symbols)
{
    private readonly CallbackScope _callbacks = new(symbols);

    public bool IsSwitch(IOperation atom, int fuel) =>
        atom.Type.IsBoolean() && (IsOpenFlag(atom) || (!IsVariable(atom) && ReadsSettings(atom, fuel))) && !_callbacks.Feeds(atom, fuel);

    /// <summary>
    /// A flag that a callback finds outside itself, in a local whose value this service cannot trace: what a method of the program
    /// returned before, or what other code sets to true and to false.
    /// </summary>
    public bool IsCapturedFlag(ILocalReferenceOperation flag, IReadOnlyList<Write> writes) =>
        _callbacks.Around(flag) is { } callback
        && !CallbackScope.Declares(callback, flag.Local)
        && !writes.Any(write => callback.Span.Contains(write.Place.Syntax.Span))
        && (writes.Any(write => write.Value?.Unwrap() is IInvocationOperation call && !call.TargetMethod.IsFramework())
            || writes.Select(write => write.Value?.ConstantValue.Value).OfType<bool>().Distinct().Count() == 2);

    /// <summary>
    /// The reader cannot know the value, because its place is open to others. Flags of the platform are not: they tell its state, and
    /// nobody sets them to let certificates through. That a debugger is attached counts here, not as development: it can be attached to
    /// a service in production, but only by somebody who wants to.
    /// </summary>
    private bool IsOpenFlag(IOperation atom) => atom switch
    {
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None or RefKind.In } parameter } => !IsWritten(parameter, atom),
        IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } field } =>
            !field.IsFramework() && (field.DeclaredAccessibility is not Accessibility.Private || field.GetAttributes().Length > 0 || IsSetFromOutside(atom)),
        IPropertyReferenceOperation { Property: { Name: "IsAttached", IsStatic: true } property }
            when property.ContainingType.Is(symbols.Debugger) => true,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } =>
            !property.IsFramework() && property.SetMethod is { DeclaredAccessibility: not Accessibility.Private },
        _ => false,
    };

    /// <summary>
    /// A private field that some code sets to what it was given, through a property or a parser. Set to a constant anywhere, it is a state
    /// (<c>_disposed</c>); set from a certificate, it is a verdict.
    /// </summary>
    private bool IsSetFromOutside(IOperation field) =>
        Write.AllOf(field) is { Count: > 0 } writes
        && writes.All(write => write.Value is not { ConstantValue.HasValue: true })
        && !writes.Any(write => write.Value?.DescendantsAndSelf().Any(part => part.Type is { } type && _callbacks.Judges(type)) is true);

    private bool ReadsSettings(IOperation expression, int fuel)
    {
        var onlyPresence = IsPresenceTest(expression);
        return expression.Parts().Any(part => IsEnvironmentOrArguments(part)
            || (!onlyPresence && IsConfiguration(part))
            || (fuel > 0 && IsVariable(part) && Source(part) is { } source && ReadsSettings(source, fuel - ConditionImplication.Hop)));
    }

    private bool IsEnvironmentOrArguments(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod: { ContainingType: { } type } method } =>
            (method.Name is "GetEnvironmentVariable" or "GetCommandLineArgs" && type.Is(symbols.Environment)) || type.Is(symbols.AppContext),
        IParameterReferenceOperation { Parameter: { Type: IArrayTypeSymbol, ContainingSymbol: { } method } } =>
            SymbolEqualityComparer.Default.Equals(method, part.SemanticModel?.Compilation.GetEntryPoint(default)),
        _ => false,
    };

    private bool IsConfiguration(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod: { ContainingType: { } type } method } call =>
            type.Is(symbols.Configuration)
            || (method.IsExtensionMethod && call.Arguments.FirstOrDefault()?.Value.Type?.Is(symbols.Configuration) is true),
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: { } type } } when type.Is(symbols.Configuration) => true,
        IPropertyReferenceOperation { Property: { Name: "AppSettings", ContainingType: { } type } } => type.Is(symbols.ConfigurationManager),
        _ => false,
    };

    /// <summary>
    /// That a setting is there at all is no switch: code that needs a URL tests for it too. An environment variable is different,
    /// because to set one is the usual way to turn something on; but see the early leave by <c>throw</c>.
    /// </summary>
    private static bool IsPresenceTest(IOperation atom) => atom switch
    {
        IBinaryOperation comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
        IIsPatternOperation { Pattern: var pattern } =>
            pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().All(constant => IsNull(constant.Value)),
        IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Exists" } => true,
        _ => false,
    };

    private static bool IsNull(IOperation operation) => operation.Unwrap().ConstantValue is { HasValue: true, Value: null or "" };

    private static bool IsVariable(IOperation operation) => operation is ILocalReferenceOperation or IFieldReferenceOperation;

    /// <summary>What a variable holds, or what a loop variable is taken from.</summary>
    private static IOperation? Source(IOperation variable) =>
        variable is ILocalReferenceOperation { Local: var local, SemanticModel: { } model }
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ForEachStatementSyntax loop
        && loop.SyntaxTree == model.SyntaxTree
            ? model.GetOperation(loop.Expression)
            : Write.Only(variable);

    private static bool IsWritten(IParameterSymbol parameter, IOperation use) =>
        use.Root().DescendantsAndSelf().Any(operation =>
            operation is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)
            && Write.Through(reference) is not null);
}
