using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>
/// A name for an object in one body of code: the variable that holds it, and the members that lead from there to it. Where no variable
/// holds it, its creation stands for the variable. In <c>h = new Handler { SslOptions = { X = 1 } }</c> the owner of X is <c>h.SslOptions</c>.
/// </summary>
/// <param name="Root">A local, a parameter, a static member, the type of <c>this</c>, or the syntax of what makes the object.</param>
/// <param name="Members">The names of the members, each with a dot before it.</param>
internal readonly record struct ObjectPath(object Root, string Members)
{
    private const int MostSteps = 32;

    /// <summary>The object is a variable of the body or known only to it, so no other code at the same time has it in hand.</summary>
    public bool IsLocal => Root is ILocalSymbol or SyntaxNode;

    public ObjectPath Member(string name) => this with { Members = Members + "." + name };

    /// <summary>This object, or one that this one is a member of.</summary>
    public bool IsIn(ObjectPath outer) => Root.Equals(outer.Root)
        && (Members == outer.Members || Members.StartsWith(outer.Members + ".", StringComparison.Ordinal));

    /// <summary>The object that an expression stands for.</summary>
    public static ObjectPath? Of(IOperation? expression)
    {
        var members = "";
        var current = expression;
        for (var step = 0; step < MostSteps && current is not null; step++)
        {
            current = current.Unwrap();
            switch (current)
            {
                case ILocalReferenceOperation local:
                    return new(local.Local, members);
                case IParameterReferenceOperation parameter:
                    return new(parameter.Parameter, members);
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                    current = Initialized(current);
                    break;
                case IInstanceReferenceOperation { Type: { } type }:
                    return new(type, members);
                case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 }:
                    var member = (IMemberReferenceOperation)current;
                    if (member.Instance is null)
                    {
                        return new(member.Member, members);
                    }

                    members = "." + member.Member.Name + members;
                    current = member.Instance;
                    break;
                case IConditionalAccessInstanceOperation access:
                    current = OperationShapes.Receiver(access);
                    break;
                case IObjectCreationOperation creation when Target(creation) is { } target:
                    current = target;
                    break;
                case IVariableDeclaratorOperation declarator:
                    return new(declarator.Symbol, members);
                default:
                    return new(current.Syntax, members);
            }
        }

        return null;
    }

    /// <summary>The uses of one of the object's properties in a body, in the order of the text. What stands in <c>nameof</c> is none.</summary>
    public IEnumerable<IPropertyReferenceOperation> Uses(IOperation body, params string[] properties)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation property
                && properties.Contains(property.Property.Name)
                && Of(property.Instance) is { } owner
                && owner.Equals(this)
                && !property.Ancestors().Any(outer => outer is INameOfOperation))
            {
                yield return property;
            }
        }
    }

    /// <summary>Every write in a body of this object's variable or member, or of an object that it is a member of.</summary>
    public IEnumerable<(ObjectPath Path, Write Write)> Writes(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            Write? write = operation switch
            {
                IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer => new(declarator, initializer.Value),
                ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation => Write.Through(operation),
                _ => null,
            };
            if (write is { } found && Of(operation) is { } path && IsIn(path))
            {
                yield return (path, found);
            }
        }
    }

    /// <summary>
    /// Between two operations the variable may get another object, or code that is not here may change this one: it gets the object as
    /// an argument, or finds it where other methods find it too.
    /// </summary>
    public bool MayChangeBetween(IOperation? first, IOperation second)
    {
        var start = first?.Syntax.Span.End ?? 0;
        foreach (var operation in second.Root().Descendants())
        {
            if (operation.Syntax.SpanStart >= start && operation.Syntax.Span.End <= second.Syntax.SpanStart
                && (operation is IInvocationOperation { Instance: null or IInstanceReferenceOperation } call ? !IsLocal && Root is not IParameterSymbol && !IsOfLibrary(call)
                    : IsReference(operation) && Of(operation) is { } path && IsIn(path) && !IsOnlyLookedAt(operation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReference(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
        or IPropertyReferenceOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private static bool IsOfLibrary(IInvocationOperation call) => call.TargetMethod.Locations.All(place => place.IsInMetadata);

    /// <summary>A member is taken from the object, or it is compared.</summary>
    private static bool IsOnlyLookedAt(IOperation reference) => reference.OutermostConversion().Parent switch
    {
        IMemberReferenceOperation or IConditionalAccessOperation or IMemberInitializerOperation or IBinaryOperation or IIsPatternOperation => true,
        IInvocationOperation call => IsOfLibrary(call),
        _ => false,
    };

    /// <summary>The new object that an initializer fills, also through members of it.</summary>
    public static IObjectCreationOperation? CreationAround(IOperation receiver) =>
        receiver.Ancestors().OfType<IObjectOrCollectionInitializerOperation>().Select(initializer => initializer.Parent).OfType<IObjectCreationOperation>().FirstOrDefault();

    /// <summary>What the initializer around an implicit receiver fills: a new object, or a member of one.</summary>
    private static IOperation? Initialized(IOperation receiver) =>
        receiver.Ancestors().OfType<IObjectOrCollectionInitializerOperation>().FirstOrDefault()?.Parent switch
        {
            IMemberInitializerOperation member => member.InitializedMember,
            var other => other,
        };

    /// <summary>The variable or member that gets a new object.</summary>
    private static IOperation? Target(IObjectCreationOperation creation)
    {
        var value = creation.OutermostConversion();
        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator,
            IAssignmentOperation assignment when assignment.Value == value && assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation => assignment.Target,
            _ => null,
        };
    }
}
