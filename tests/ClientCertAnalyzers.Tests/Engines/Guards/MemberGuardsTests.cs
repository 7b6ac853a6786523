namespace ClientCertAnalyzers.Tests.Engines.Guards;

/// <summary>Whole methods behind a guard: <c>[Conditional]</c>, and private ones whose callers are all guarded.</summary>
public sealed class MemberGuardsTests
{
    [Theory]
    [InlineData("[Conditional(\"DEBUG\")] public void Trust() => Here();", "Development")]
    [InlineData("[Conditional(\"DEBUG\")] public void Trust() { Action later = () => Here(); }", "Development")]
    [InlineData("public void Trust() { Local(); [Conditional(\"DEBUG\")] static void Local() => Here(); }", "Development")]
    [InlineData("[Conditional(\"TRACE\")] public void Trust() => Here();", "None")]
    [InlineData("[Conditional(\"DEBUG\"), Conditional(\"TRACE\")] public void Trust() => Here();", "None")]
    [InlineData("[Obsolete(\"DEBUG\")] public void Trust() => Here();", "None")]
    public void ConditionalMethod_IsDevelopment(string member, string expected) => AssertGuard(expected, member);

    [Theory]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); } void Trust() => Here();", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) { this.Trust(); } } private void Trust() { Here(); }", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(1); } void Trust<T>(T t) => Here();", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Run(Trust); } void Trust() => Here(); void Run(Action a) => a();", "Development")]
    [InlineData("void Use() { if (_flags.Insecure) Trust(); } void Trust() => Here();", "OptIn")]
    [InlineData("void Use() { if (_flags.Insecure) Trust(); } void Other() { if (_env.IsDevelopment()) Trust(); } void Trust() => Here();", "OptIn")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Middle(); } void Middle() => Trust(); void Trust() => Here();", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) A(); } void A() => B(); void B() => C(); void C() => Here();", "None")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); } void Trust() { if (Compute()) Trust(); Here(); }", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); } void Other() => Trust(); void Trust() => Here();", "None")]
    [InlineData("void Use() { if (!_env.IsDevelopment()) Trust(); } void Trust() => Here();", "None")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); } public void Trust() => Here();", "None")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); } internal void Trust() => Here();", "None")]
    [InlineData("private void Trust() => Here();", "None")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(1); } void Trust(int i) => Here(); void Trust() { }", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); } string Name() => nameof(Trust); void Trust() => Here();", "None")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); void Trust() => Here(); }", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(); Trust(); void Trust() => Here(); }", "None")]
    [InlineData("void Use() { if (!_env.IsDevelopment()) return; Trust(); } void Trust() => Here();", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(1); Trust(); } void Trust(int i) => Here(); void Trust() { }", "Development")]
    [InlineData("void Use() { if (_env.IsDevelopment()) Trust(1); } void Trust(int i) => Here(); static string Name => nameof(Trust); void Trust() { }", "None")]
    public void PrivateMethod_IsGuardedLikeItsCallers(string members, string expected) => AssertGuard(expected, members);

    [Fact]
    public void PartialTypeInOneFile_IsSeenWhole() => AssertGuard("None", """
        void Use() { if (_env.IsDevelopment()) Trust(); } void Trust() => Here();
        }
        public partial class Subject
        {
            void Other() => Trust();
        """);

    [Fact]
    public void PartialTypeInMoreFiles_IsNotSeenWhole() => AssertGuard("None", """
        }
        public partial class Elsewhere
        {
            void Use(IHostEnvironment env) { if (env.IsDevelopment()) Trust(); } void Trust() => Here();
        """);

    private static void AssertGuard(string expected, string members) => Assert.Equal(expected, GuardedCode.InFile($$"""
        #pragma warning disable CS0618
        public partial class Subject(IHostEnvironment env, Flags flags)
        {
            private readonly IHostEnvironment _env = env;
            private readonly Flags _flags = flags;
            {{members}}
        }
        """).ToString());
}
