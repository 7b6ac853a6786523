using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The code that sets up one options object: a callback's body, or an initializer and the statements around it.</summary>
internal sealed class OptionsCode
{
    private OptionsCode(IOperation body, IReadOnlyList<IOperation> uses) => (Body, Uses) = (body, uses);

    public IOperation Body { get; }

    /// <summary>Each member access or call on the object; the reference itself where the object goes elsewhere.</summary>
    public IReadOnlyList<IOperation> Uses { get; }

    /// <summary>What the code does with the first parameter of a callback of this type; null where its body is not to be seen.</summary>
    public static OptionsCode? OfCallback(IOperation? callback, ITypeSymbol options, Bodies bodies, CancellationToken cancellationToken)
    {
        var (method, body) = callback.Target() switch
        {
            IAnonymousFunctionOperation lambda => (lambda.Symbol, lambda.Body),
            IMethodReferenceOperation reference => (reference.Method, bodies.Of(reference.Method, cancellationToken)),
            _ => (null, null),
        };
        return body is not null && method!.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, options)) is { } found
            ? new(body, [.. body.Descendants().OfType<IParameterReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter, found)).Select(Use)])
            : null;
    }

    /// <summary>What the code does with an object that a call takes; null where it does not come from a creation in the same body.</summary>
    public static OptionsCode? OfObject(IOperation argument)
    {
        var value = argument.WithoutConversion();
        if (value is IObjectCreationOperation creation)
        {
            return new(creation, [.. creation.Initializer.Members()]);
        }

        if (value is not ILocalReferenceOperation { Local: var local })
        {
            return null;
        }

        var root = value.Root();
        var created = root.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value.WithoutConversion() as IObjectCreationOperation;
        return created is null ? null : new(root,
        [
            .. created.Initializer.Members(),
            .. root.ReferencesTo(local).Where(reference => reference != value).Select(Use),
        ]);
    }

    /// <summary>The assignments to a property of the object.</summary>
    public IEnumerable<ISimpleAssignmentOperation> AssignmentsTo(string property) => Uses
        .OfType<IPropertyReferenceOperation>()
        .Where(use => use.Property.Name == property)
        .Select(use => use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use ? assignment : null)
        .OfType<ISimpleAssignmentOperation>();

    /// <summary>Whether the object goes to code that may do anything with it.</summary>
    public bool Escapes => Uses.Any(use => use is IParameterReferenceOperation or ILocalReferenceOperation);

    /// <summary>As everywhere, and what an extension of the framework gets, such as <c>UseHttps</c>, goes nowhere else either.</summary>
    private static IOperation Use(IOperation reference) => reference.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } extension } argument
            when extension.Arguments[0] == argument && method.IsFramework() => extension,
        _ => OperationWalks.Use(reference),
    };
}
