using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>A place that gives a variable its value. The value is null where the code does not show it.</summary>
internal readonly record struct Write(IOperation Place, IOperation? Value)
{
    /// <summary>
    /// Every write of a local, or of a field or automatic property that only its own type can write; null where some may be elsewhere.
    /// </summary>
    public static IReadOnlyList<Write>? AllOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when DeclaresAValue(local) => OfLocal(local, reference.Root()),
        IFieldReferenceOperation { Field: { } field } when field.IsReadOnly || field.DeclaredAccessibility is Accessibility.Private =>
            OfMember(field, reference.SemanticModel),
        IPropertyReferenceOperation { Property: { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } } property }
            when IsAutomatic(property) =>
            OfMember(property, reference.SemanticModel),
        _ => null,
    };

    /// <summary>The value of a variable that is written once, where it is declared or, for a readonly member, in the constructor.</summary>
    public static IOperation? Only(IOperation reference) => AllOf(reference) is [{ Value: { } value }] ? value : null;

    /// <summary>The write that a reference is, or null where it reads.</summary>
    public static Write? Through(IOperation reference)
    {
        var target = reference.Parent is IDeclarationExpressionOperation declaration ? declaration : reference;
        return target.Parent switch
        {
            ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == target => new(assignment, assignment.Value),
            IAssignmentOperation assignment when assignment.Target == target => new(assignment, null),
            // What an out argument receives comes from the call: bool.TryParse(configuration["x"], out var x).
            IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: { } call } => new(call, call),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref } argument => new(argument, null),
            ITupleOperation tuple when IsDeconstructed(tuple) => new(tuple, null),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } alias } => new(alias, null),
            IAddressOfOperation or IInvalidOperation => new(target.Parent, null),
            _ => null,
        };
    }

    private static IReadOnlyList<Write> OfLocal(ILocalSymbol local, IOperation root)
    {
        var writes = new List<Write>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            {
                if (declarator.GetVariableInitializer() is { } initializer)
                {
                    writes.Add(new(declarator, initializer.Value));
                }
            }
            else if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && Through(reference) is { } write)
            {
                writes.Add(write);
            }
        }

        return writes;
    }

    private static IReadOnlyList<Write>? OfMember(ISymbol member, SemanticModel? model)
    {
        // An attribute says that something else may set the member: a serializer, a command line parser, a game engine.
        var parts = member.ContainingType.DeclaringSyntaxReferences;
        if (model is null || parts.Length == 0 || member.GetAttributes().Length > 0)
        {
            return null;
        }

        var writes = new List<Write>();
        foreach (var part in parts)
        {
            if (model.For(part.SyntaxTree) is not { } file)
            {
                return null;
            }

            writes.AddRange(OfMember(member, part.GetSyntax(), file));
        }

        return writes;
    }

    private static IEnumerable<Write> OfMember(ISymbol member, SyntaxNode type, SemanticModel model)
    {
        foreach (var node in type.DescendantNodes())
        {
            var initializer = node switch
            {
                VariableDeclaratorSyntax field when field.Identifier.ValueText == member.Name => field.Initializer,
                PropertyDeclarationSyntax property when property.Identifier.ValueText == member.Name => property.Initializer,
                _ => null,
            };
            if (initializer is not null && Same(model.GetDeclaredSymbol(node), member) && model.GetOperation(initializer.Value) is { } value)
            {
                yield return new(value, value);
            }
            else if (node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name
                && model.GetOperation(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name)
                    is IMemberReferenceOperation reference
                && Same(reference.Member, member)
                && Through(reference) is { } write)
            {
                yield return write;
            }
        }
    }

    private static bool Same(ISymbol? found, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(found?.OriginalDefinition, member.OriginalDefinition);

    /// <summary>A declaration, or an out argument. Loop and pattern variables get their values from elsewhere.</summary>
    private static bool DeclaresAValue(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is
            VariableDeclaratorSyntax or SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax } };

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member =>
            member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsDeconstructed(ITupleOperation tuple)
    {
        IOperation target = tuple;
        while (target.Parent is ITupleOperation or IDeclarationExpressionOperation)
        {
            target = target.Parent;
        }

        return target.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == target;
    }
}
