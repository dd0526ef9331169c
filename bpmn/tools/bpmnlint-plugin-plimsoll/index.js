module.exports = {
  configs: {
    recommended: {
      rules: {
        'bean-call': 'error',
        'call-activity': 'error',
        'id-prefix': 'error',
        'user-task': 'error',
      },
    },
  },
};
